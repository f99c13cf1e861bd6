package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ContextValues;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is asked: an action on a resource by a principal, with the condition keys of the request.
/// Names of keys ignore letter case.
///
/// @param resource an ARN, or `*` for an action that names no resource
/// @param resourceAccount the account that owns the resource
public record RequestContext(
        String action,
        String resource,
        RequestPrincipal principal,
        String resourceAccount,
        Map<String, ContextValues> keys) {
    public RequestContext {
        keys = Map.copyOf(keys);
    }

    /// The values of a key.
    public Optional<ContextValues> find(String key) {
        return Optional.ofNullable(keys.get(key.toLowerCase(Locale.ROOT)));
    }

    /// The value of a key that has a single one, as variables need it.
    public Optional<String> findSingle(String key) {
        return find(key)
                .filter(values -> !values.multivalued())
                .map(values -> values.values().get(0));
    }

    /// A request whose keys are added one by one.
    public static Builder of(
            String action, String resource, RequestPrincipal principal, String resourceAccount) {
        return new Builder(action, resource, principal, resourceAccount);
    }

    public static final class Builder {
        private final String action;
        private final String resource;
        private final RequestPrincipal principal;
        private final String resourceAccount;
        private final Map<String, ContextValues> keys = new HashMap<>();

        private Builder(
                String action,
                String resource,
                RequestPrincipal principal,
                String resourceAccount) {
            this.action = action;
            this.resource = resource;
            this.principal = principal;
            this.resourceAccount = resourceAccount;
        }

        /// Adds a key of one value.
        public Builder with(String key, String value) {
            keys.put(key.toLowerCase(Locale.ROOT), ContextValues.single(value));
            return this;
        }

        /// Adds a key whose type is a list.
        public Builder with(String key, List<String> values) {
            return with(key, ContextValues.multiple(values));
        }

        /// Adds a key with its values.
        public Builder with(String key, ContextValues values) {
            keys.put(key.toLowerCase(Locale.ROOT), values);
            return this;
        }

        public RequestContext build() {
            return new RequestContext(action, resource, principal, resourceAccount, keys);
        }
    }
}
