package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One action on one resource, with the condition keys that the request itself determines. Keys of
/// the caller, the time and the network are added by who decides.
///
/// @param needsAllow whether a policy must allow it; else it is enough that none denies it
/// @param shownResource what a denial says after `on resource:`
/// @param owner the account that owns the resource, where neither its ARN nor its policy says so
public record Permission(
        String action,
        String resource,
        String shownResource,
        Map<String, ContextValues> keys,
        Optional<ResourcePolicy> resourcePolicy,
        Optional<Account> owner,
        boolean needsAllow) {
    public Permission {
        keys = Map.copyOf(keys);
    }

    static Permission of(String action, String resource) {
        return new Permission(
                action, resource, resource, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    /// The service that the action belongs to: `iam` of `iam:CreateUser`.
    public String service() {
        return action.substring(0, action.indexOf(':'));
    }

    Permission with(String key, ContextValues values) {
        var more = new LinkedHashMap<>(keys);
        more.put(key, values);
        return new Permission(
                action, resource, shownResource, more, resourcePolicy, owner, needsAllow);
    }

    Permission onResourceTagged(Map<String, String> tags) {
        Permission tagged = this;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            ContextValues value = ContextValues.single(tag.getValue());
            tagged =
                    tagged.with("aws:ResourceTag/" + tag.getKey(), value)
                            .with(service() + ":ResourceTag/" + tag.getKey(), value);
        }
        return tagged;
    }

    Permission requestingTags(Map<String, String> tags) {
        Permission tagged = this;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            tagged =
                    tagged.with(
                            "aws:RequestTag/" + tag.getKey(), ContextValues.single(tag.getValue()));
        }
        return tags.isEmpty()
                ? tagged
                : tagged.with("aws:TagKeys", ContextValues.multiple(List.copyOf(tags.keySet())));
    }

    Permission shownAs(String shown) {
        return new Permission(action, resource, shown, keys, resourcePolicy, owner, needsAllow);
    }

    Permission governedBy(ResourcePolicy policy) {
        return new Permission(
                action, resource, shownResource, keys, Optional.of(policy), owner, needsAllow);
    }

    Permission ownedBy(Account account) {
        return new Permission(
                action,
                resource,
                shownResource,
                keys,
                resourcePolicy,
                Optional.of(account),
                needsAllow);
    }

    Permission unlessDenied() {
        return new Permission(action, resource, shownResource, keys, resourcePolicy, owner, false);
    }
}
