package dev.gatehouse.iam.role;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.operation.Call;

/// The roles of an account.
public final class Roles {
    private Roles() {}

    /// The roles of the account that a call works on.
    public static Entities<Role> in(Call call) {
        return new Entities<>(call, Role.KIND, "Role", Quota.ROLES_PER_ACCOUNT);
    }
}
