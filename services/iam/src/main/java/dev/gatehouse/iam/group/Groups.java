package dev.gatehouse.iam.group;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.operation.Call;

/// The groups of an account.
public final class Groups {
    public static final EntityType<Group> TYPE =
            new EntityType<>(
                    Group.KIND,
                    "group",
                    Quota.GROUPS_PER_ACCOUNT,
                    "The group with name %s cannot be found.",
                    "Group with name %s already exists.");
    public static final HolderType<Group> HOLDER =
            new HolderType<>(
                    TYPE, "group", Quota.ATTACHED_POLICIES_PER_GROUP, Quota.GROUP_POLICY_SIZE);

    private Groups() {}

    /// The groups of the account that a call works on.
    public static Entities<Group> in(Call call) {
        return TYPE.in(call);
    }
}
