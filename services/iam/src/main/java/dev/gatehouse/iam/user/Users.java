package dev.gatehouse.iam.user;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.operation.Call;

/// The users of an account.
public final class Users {
    public static final EntityType<User> TYPE =
            new EntityType<>(
                    User.KIND,
                    "user",
                    Quota.USERS_PER_ACCOUNT,
                    "The user with name %s cannot be found.",
                    "User with name %s already exists.");
    public static final HolderType<User> HOLDER =
            new HolderType<>(
                    TYPE, "user", Quota.ATTACHED_POLICIES_PER_USER, Quota.USER_POLICY_SIZE);

    private Users() {}

    /// The users of the account that a call works on.
    public static Entities<User> in(Call call) {
        return TYPE.in(call);
    }
}
