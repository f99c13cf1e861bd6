package dev.gatehouse.iam.entity;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;

/// A type of entity that holds policies: users, groups, roles.
///
/// @param noun how errors call one: `user`
/// @param attachedQuota how many managed policies may be attached to one
/// @param inlineQuota how large its inline policies may be together
public record HolderType<H extends Record & PolicyHolder<H>>(
        EntityType<H> entities, String noun, Quota attachedQuota, Quota inlineQuota) {

    /// The entities of the account that a call works on.
    public Entities<H> in(Call call) {
        return entities.in(call);
    }

    /// An action on the entity of this name, with its boundary as `iam:PermissionsBoundary`: by it,
    /// administrators are delegated who may only handle entities that are bounded.
    public Access access(String action, String name, Call call) {
        return entities.access(action, name, call)
                .with(
                        "iam:PermissionsBoundary",
                        in(call).find(name).flatMap(PolicyHolder::boundary));
    }
}
