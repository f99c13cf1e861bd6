package dev.gatehouse.iam.loginprofile;

import dev.gatehouse.api.iam.UpdateLoginProfileRequest;
import dev.gatehouse.api.iam.UpdateLoginProfileResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Sets another password for a user, or says that they must choose one.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html">UpdateLoginProfile</a>
public final class UpdateLoginProfile
        implements Operation<UpdateLoginProfileRequest, UpdateLoginProfileResponse> {
    private final LoginProfiles profiles;

    public UpdateLoginProfile(LoginProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Access access(UpdateLoginProfileRequest request, Call call) {
        return Subject.of(Optional.of(request.userName()), call)
                .access("iam:UpdateLoginProfile", call);
    }

    @Override
    public UpdateLoginProfileResponse handle(UpdateLoginProfileRequest request, Call call) {
        Subject subject = Subject.of(Optional.of(request.userName()), call);
        LoginProfile profile = LoginProfiles.get(subject, call);
        String userName = LoginProfiles.shownName(subject, call);
        LoginProfile changed =
                request.password()
                        .map(password -> profiles.withPassword(profile, password, userName, call))
                        .orElse(profile);
        LoginProfiles.put(
                changed.withResetRequired(
                        request.passwordResetRequired().orElse(profile.resetRequired())),
                call);
        return new UpdateLoginProfileResponse();
    }
}
