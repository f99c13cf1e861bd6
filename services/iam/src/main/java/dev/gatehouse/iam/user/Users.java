package dev.gatehouse.iam.user;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.operation.Call;

/// The users of an account.
public final class Users {
    private Users() {}

    /// The users of the account that a call works on.
    public static Entities<User> in(Call call) {
        return new Entities<>(call, User.KIND, "User", Quota.USERS_PER_ACCOUNT);
    }
}
