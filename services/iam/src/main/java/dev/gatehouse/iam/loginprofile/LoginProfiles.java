package dev.gatehouse.iam.loginprofile;

import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_TEMPORARILY_UNMODIFIABLE;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;
import static dev.gatehouse.api.iam.IamErrorCode.PASSWORD_POLICY_VIOLATION;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.credential.Proofs;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.passwordpolicy.PasswordPolicy;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Secret;
import java.util.List;
import java.util.Optional;

/// The passwords of an account's users.
public final class LoginProfiles {
    /// A user with a password cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(LoginProfile.KIND, "owner", "must delete login profile first.");

    private final Ids ids;
    private final Proofs proofs;

    public LoginProfiles(Ids ids, Proofs proofs) {
        this.ids = ids;
        this.proofs = proofs;
    }

    static Optional<LoginProfile> find(String ownerId, Call call) {
        return call.view().find(LoginProfile.KIND, ownerId);
    }

    /// The profile of a user.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is no such user, or they have
    ///   no password
    static LoginProfile get(Subject subject, Call call) {
        return find(subject.ownerId(call), call)
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "Login Profile for User %s cannot be found.",
                                shownName(subject, call)));
    }

    static String shownName(Subject subject, Call call) {
        return subject.shownName(call).orElse("root");
    }

    static void put(LoginProfile profile, Call call) {
        call.draft().put(LoginProfile.KIND, profile.ownerId(), profile);
    }

    /// Removes a profile with all hashes.
    static void remove(LoginProfile profile, Call call) {
        call.draft().remove(LoginProfile.KIND, profile.ownerId());
        profile.secretReferences().forEach(call.draft()::removeSecret);
    }

    /// The profile with a password that the account's policy allows; its hash is noted, and the
    /// oldest forgotten.
    ///
    /// @throws dev.gatehouse.api.AwsException `PasswordPolicyViolation` if the policy does not
    ///   allow it
    LoginProfile withPassword(LoginProfile profile, String password, String userName, Call call) {
        PasswordPolicy policy = PasswordPolicy.in(call);
        policy.require(password, userName);
        List<Secret> remembered =
                hashes(profile, policy.reusePrevention().orElse(0), userName, call);
        if (proofs.hashing().isAmong(password, remembered)) {
            throw PASSWORD_POLICY_VIOLATION.because(
                    "Policy constraint violation with password reuse prevention during password"
                            + " change.");
        }
        Optional<Secret> last = hashes(profile, 1, userName, call).stream().findFirst();
        LoginProfile changed = profile.withPassword(ids.next("PSWD"), call.at());
        call.draft()
                .putSecret(
                        changed.secretReferences().getFirst(),
                        proofs.hashing().hash(password, last));
        profile.secretReferences().stream()
                .filter(reference -> !changed.secretReferences().contains(reference))
                .forEach(call.draft()::removeSecret);
        return changed;
    }

    /// Gives a user the password that they chose.
    ///
    /// @throws dev.gatehouse.api.AwsException `PasswordPolicyViolation` if the policy does not
    ///   allow it; `NoSuchEntity` if they have no password
    public void change(Caller.User user, String password, Call call) {
        LoginProfile profile = get(new Subject.Named(user.name()), call);
        put(withPassword(profile, password, user.name(), call).withResetRequired(false), call);
    }

    /// Whether this is the password that the user has now.
    boolean isCurrent(LoginProfile profile, String password, String userName, Call call) {
        return proofs.hashing().isAmong(password, hashes(profile, 1, userName, call));
    }

    /// The newest hashes of a profile.
    private List<Secret> hashes(LoginProfile profile, int newest, String userName, Call call) {
        return profile.secretReferences().stream()
                .limit(newest)
                .map(reference ->
                        proofs.kept()
                                .find(call.account(), reference)
                                // The change before this one is on its way to the disk.
                                .orElseThrow(() ->
                                        ENTITY_TEMPORARILY_UNMODIFIABLE.because(
                                                "Login Profile for User %s cannot be modified"
                                                        + " while login profile is being created.",
                                                userName)))
                .toList();
    }

    /// A profile as the API shows it.
    static dev.gatehouse.api.iam.LoginProfile shown(LoginProfile profile, String userName) {
        return dev.gatehouse.api.iam.LoginProfile.builder()
                .createDate(profile.created())
                .passwordResetRequired(profile.resetRequired())
                .userName(userName)
                .build();
    }
}
