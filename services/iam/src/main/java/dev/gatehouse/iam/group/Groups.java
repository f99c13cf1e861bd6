package dev.gatehouse.iam.group;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.operation.Call;

/// The groups of an account.
public final class Groups {
    private Groups() {}

    /// The groups of the account that a call works on.
    public static Entities<Group> in(Call call) {
        return new Entities<>(call, Group.KIND, "Group", Quota.GROUPS_PER_ACCOUNT);
    }
}
