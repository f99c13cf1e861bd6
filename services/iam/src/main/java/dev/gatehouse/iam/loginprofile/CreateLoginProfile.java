package dev.gatehouse.iam.loginprofile;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;

import dev.gatehouse.api.iam.CreateLoginProfileRequest;
import dev.gatehouse.api.iam.CreateLoginProfileResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;

/// Gives a user a password.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html">CreateLoginProfile</a>
public final class CreateLoginProfile
        implements Operation<CreateLoginProfileRequest, CreateLoginProfileResponse> {
    private final LoginProfiles profiles;

    public CreateLoginProfile(LoginProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Access access(CreateLoginProfileRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:CreateLoginProfile", call);
    }

    @Override
    public CreateLoginProfileResponse handle(CreateLoginProfileRequest request, Call call) {
        Subject subject = Subject.of(request.userName(), call);
        if (subject instanceof Subject.Root) {
            throw VALIDATION_ERROR.because(
                    "Must specify userName: the password of root is not set by this operation");
        }
        String ownerId = subject.ownerId(call);
        String userName = LoginProfiles.shownName(subject, call);
        if (LoginProfiles.find(ownerId, call).isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because(
                    "Login Profile for user %s already exists.", userName);
        }
        String password =
                request.password()
                        .orElseThrow(() -> VALIDATION_ERROR.because("Must specify password"));
        var empty =
                new LoginProfile(
                        ownerId,
                        call.at(),
                        call.at(),
                        request.passwordResetRequired().orElse(false),
                        List.of());
        LoginProfile profile = profiles.withPassword(empty, password, userName, call);
        LoginProfiles.put(profile, call);
        return new CreateLoginProfileResponse(LoginProfiles.shown(profile, userName));
    }
}
