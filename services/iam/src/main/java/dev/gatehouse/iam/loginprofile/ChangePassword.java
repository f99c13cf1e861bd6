package dev.gatehouse.iam.loginprofile;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.iam.IamErrorCode.INVALID_USER_TYPE;

import dev.gatehouse.api.iam.ChangePasswordRequest;
import dev.gatehouse.api.iam.ChangePasswordResponse;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.iam.credential.WrongTries;
import dev.gatehouse.iam.passwordpolicy.PasswordPolicy;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Changes the caller's own password, which they must know.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html">ChangePassword</a>
public final class ChangePassword
        implements Operation<ChangePasswordRequest, ChangePasswordResponse> {
    private static final String ACTION = "iam:ChangePassword";

    private final LoginProfiles profiles;
    private final WrongTries tries;

    public ChangePassword(LoginProfiles profiles, WrongTries tries) {
        this.profiles = profiles;
        this.tries = tries;
    }

    /// The account's password policy can let all users change their own without a policy of theirs.
    @Override
    public Access access(ChangePasswordRequest request, Call call) {
        String name = caller(call).name();
        return PasswordPolicy.in(call).usersMayChange()
                ? Access.unlessDenied(ACTION, arn(name, call))
                : Users.TYPE.access(ACTION, name, call);
    }

    private static String arn(String name, Call call) {
        return Users.in(call)
                .find(name)
                .map(user -> user.arn(call.account()))
                .orElseGet(() -> Users.TYPE.arn(call.account(), "/", name));
    }

    @Override
    public ChangePasswordResponse handle(ChangePasswordRequest request, Call call) {
        User user = Users.in(call).get(caller(call).name());
        LoginProfile profile = LoginProfiles.get(new Subject.Named(user.name()), call);
        requireOld(request.oldPassword(), profile, user.name(), call);
        PasswordPolicy policy = PasswordPolicy.in(call);
        if (policy.hardExpiry() && policy.hasExpired(profile.set(), call.at())) {
            throw ACCESS_DENIED.because(
                    "The password has expired: an administrator must set a new one.");
        }
        LoginProfiles.put(
                profiles.withPassword(profile, request.newPassword(), user.name(), call)
                        .withResetRequired(false),
                call);
        return new ChangePasswordResponse();
    }

    private void requireOld(String password, LoginProfile profile, String userName, Call call) {
        tries.requireFew(
                profile.ownerId(),
                () ->
                        ACCESS_DENIED.because(
                                "Too many wrong passwords: wait a minute before the next try."));
        if (!profiles.isCurrent(profile, password, userName, call)) {
            tries.wrong(profile.ownerId());
            throw ACCESS_DENIED.because("The old password was incorrect.");
        }
        tries.right(profile.ownerId());
    }

    private static Caller.User caller(Call call) {
        return switch (call.caller()) {
            case Caller.User user -> user;
            case Caller.Root _, Caller.RoleSession _ ->
                    throw INVALID_USER_TYPE.because("Only IAM Users can change their own password");
        };
    }
}
