package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The permissions that a call needs: all of them, or it is denied.
public record Access(List<Permission> permissions) {
    public Access {
        permissions = List.copyOf(permissions);
    }

    /// Needs no permission, as `sts:GetCallerIdentity` does: nobody can be denied it.
    public static Access unconditional() {
        return new Access(List.of());
    }

    /// Needs an action on a resource.
    ///
    /// @param action such as `iam:CreateUser`
    /// @param resource the ARN, or `*` for an action that names no resource
    public static Access to(String action, String resource) {
        return new Access(List.of(Permission.of(action, resource)));
    }

    /// Needs no Allow, but is refused if a policy denies the action explicitly, as
    /// `sts:GetSessionToken` does.
    public static Access unlessDenied(String action, String resource) {
        return new Access(List.of(Permission.of(action, resource).unlessDenied()));
    }

    /// Needs the permissions of both.
    public Access and(Access other) {
        var both = new ArrayList<>(permissions);
        both.addAll(other.permissions);
        return new Access(both);
    }

    /// With a condition key of the request, such as `iam:PolicyARN`.
    public Access with(String key, String value) {
        return each(permission -> permission.with(key, ContextValues.single(value)));
    }

    /// With a condition key if it has a value.
    public Access with(String key, Optional<String> value) {
        return value.map(present -> with(key, present)).orElse(this);
    }

    /// With a condition key of many values.
    public Access with(String key, List<String> values) {
        return values.isEmpty()
                ? this
                : each(permission -> permission.with(key, ContextValues.multiple(values)));
    }

    /// With the tags that the resource has: `aws:ResourceTag/…` and the service's own form of it.
    public Access onResourceTagged(Map<String, String> tags) {
        return each(permission -> permission.onResourceTagged(tags));
    }

    /// With the tags that the request brings: `aws:RequestTag/…` and `aws:TagKeys`.
    public Access requestingTags(Map<String, String> tags) {
        return each(permission -> permission.requestingTags(tags));
    }

    /// With what a denial says after `on resource:`, where that is not the ARN: `GetUser` says
    /// `user NAME`.
    public Access shownAs(String resource) {
        return each(permission -> permission.shownAs(resource));
    }

    /// With the policy of the resource, which takes part in the decision.
    public Access governedBy(ResourcePolicy policy) {
        return each(permission -> permission.governedBy(policy));
    }

    /// With the account that owns the resource, where its ARN does not say it, as of an S3 bucket.
    public Access ownedBy(Account account) {
        return each(permission -> permission.ownedBy(account));
    }

    /// With a condition key and its values.
    public Access with(String key, ContextValues values) {
        return each(permission -> permission.with(key, values));
    }

    private Access each(UnaryOperator<Permission> step) {
        return new Access(permissions.stream().map(step).toList());
    }
}
