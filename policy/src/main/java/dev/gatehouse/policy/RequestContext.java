package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ContextKeys;
import dev.gatehouse.policy.condition.ContextValues;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.KeyNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is asked: an action on a resource by a principal, with the condition keys of the request.
/// Names of keys ignore letter case. Immutable, made ready to be decided upon often; thread-safe.
public final class RequestContext {
    private final String action;
    private final String resource;
    private final RequestPrincipal principal;
    private final String resourceAccount;
    private final RequestKeys keys;

    private final String comparedResource;
    private final int actionNumber;
    private @Nullable String lowerAction;
    private final boolean sameAccount;

    private RequestContext(Builder builder) {
        this.action = builder.action;
        this.resource = builder.resource;
        this.principal = builder.principal;
        this.resourceAccount = builder.resourceAccount;
        this.keys =
                new RequestKeys(
                        builder.shape,
                        Arrays.copyOf(builder.values, builder.shape.names().size()),
                        builder.derived);
        this.actionNumber = ActionNumbers.of(action);
        this.comparedResource = Glob.lowerSegments(resource);
        Optional<String> account = principal.account();
        this.sameAccount = account.isPresent() && account.get().equals(resourceAccount);
    }

    /// A request whose keys are added one by one.
    ///
    /// @param resource an ARN, or `*` for an action that names no resource
    /// @param resourceAccount the account that owns the resource
    public static Builder of(
            String action, String resource, RequestPrincipal principal, String resourceAccount) {
        return new Builder(action, resource, principal, resourceAccount);
    }

    public String action() {
        return action;
    }

    public String resource() {
        return resource;
    }

    public RequestPrincipal principal() {
        return principal;
    }

    public String resourceAccount() {
        return resourceAccount;
    }

    /// The keys that were given, by their names in lower case; those that are derived when a policy
    /// asks for them are not here.
    public Map<String, ContextValues> keys() {
        return keys.asMap();
    }

    /// The values of a key.
    public Optional<ContextValues> find(String key) {
        ContextValues values = keys.values(KeyNames.lower(key));
        return values.isAbsent() ? Optional.empty() : Optional.of(values);
    }

    ContextKeys contextKeys() {
        return keys;
    }

    /// Made when it is first asked for; a race makes an equal one.
    String lowerAction() {
        String made = lowerAction;
        if (made == null) {
            made = action.toLowerCase(Locale.ROOT);
            lowerAction = made;
        }
        return made;
    }

    /// The number of the action as [ActionNumbers] gives it.
    int actionNumber() {
        return actionNumber;
    }

    /// The resource as patterns are compared with it.
    String comparedResource() {
        return comparedResource;
    }

    boolean isSameAccount() {
        return sameAccount;
    }

    /// Collects the keys of a request.
    public static final class Builder {
        private final String action;
        private final String resource;
        private final RequestPrincipal principal;
        private final String resourceAccount;
        private KeyShape shape = KeyShape.EMPTY;
        private Object[] values = new Object[16];
        private @Nullable Function<String, Optional<ContextValues>> derived;

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
            return put(key, value);
        }

        /// Adds a key whose type is a list.
        public Builder with(String key, List<String> values) {
            return with(key, ContextValues.multiple(values));
        }

        /// Adds a key.
        public Builder with(String key, ContextValues values) {
            return put(key, values);
        }

        private Builder put(String key, Object value) {
            KeyShape.Step step = shape.with(key);
            if (step.index() == values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
            shape = step.shape();
            values[step.index()] = value;
            return this;
        }

        /// Tells whom to ask for keys that were not added, by their names in lower case. Asked only
        /// for what a policy mentions; must answer the same each time.
        public Builder deriving(Function<String, Optional<ContextValues>> source) {
            derived = source;
            return this;
        }

        public RequestContext build() {
            return new RequestContext(this);
        }
    }
}
