package dev.gatehouse.iam.user;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;

/// A user as the API shows it.
public final class UserShape {
    private UserShape() {}

    /// A user in a list who may have signed in.
    static dev.gatehouse.api.iam.User listed(User user, Account account, LastUses uses) {
        return base(user, account).passwordLastUsed(uses.ofPassword(user.id())).build();
    }

    /// A user by itself who may have signed in.
    static dev.gatehouse.api.iam.User of(User user, Account account, LastUses uses) {
        return shown(user, account).passwordLastUsed(uses.ofPassword(user.id())).build();
    }

    /// The root user of the account, who may have signed in.
    static dev.gatehouse.api.iam.User root(Call call, LastUses uses) {
        return rootBase(call)
                .passwordLastUsed(uses.ofPassword(call.account().id().value()))
                .build();
    }

    /// A user in a list: without boundary and tags, as AWS shows them there.
    public static dev.gatehouse.api.iam.User listed(User user, Account account) {
        return base(user, account).build();
    }

    /// A user by itself.
    static dev.gatehouse.api.iam.User of(User user, Account account) {
        return shown(user, account).build();
    }

    private static dev.gatehouse.api.iam.User.Builder shown(User user, Account account) {
        return base(user, account)
                .permissionsBoundary(Boundaries.shown(user.boundary()))
                .tags(Tags.shown(user.tags()));
    }

    /// The root user of the account.
    public static dev.gatehouse.api.iam.User root(Call call) {
        return rootBase(call).build();
    }

    private static dev.gatehouse.api.iam.User.Builder rootBase(Call call) {
        return dev.gatehouse.api.iam.User.builder()
                .arn(call.account().rootArn())
                .createDate(AccountProfile.in(call).created())
                .path("/")
                .userId(call.account().id().value())
                .userName("root");
    }

    private static dev.gatehouse.api.iam.User.Builder base(User user, Account account) {
        return dev.gatehouse.api.iam.User.builder()
                .arn(user.arn(account))
                .createDate(user.created())
                .path(user.path())
                .userId(user.id())
                .userName(user.name());
    }
}
