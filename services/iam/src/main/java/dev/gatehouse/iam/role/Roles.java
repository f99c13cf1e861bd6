package dev.gatehouse.iam.role;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.operation.Call;

/// The roles of an account.
public final class Roles {
    public static final EntityType<Role> TYPE =
            new EntityType<>(
                    Role.KIND,
                    "role",
                    Quota.ROLES_PER_ACCOUNT,
                    "The role with name %s cannot be found.",
                    "Role with name %s already exists.");
    public static final HolderType<Role> HOLDER =
            new HolderType<>(
                    TYPE, "role", Quota.ATTACHED_POLICIES_PER_ROLE, Quota.ROLE_POLICY_SIZE);

    private Roles() {}

    /// The roles of the account that a call works on.
    public static Entities<Role> in(Call call) {
        return TYPE.in(call);
    }
}
