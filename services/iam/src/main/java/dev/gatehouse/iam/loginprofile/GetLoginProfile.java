package dev.gatehouse.iam.loginprofile;

import dev.gatehouse.api.iam.GetLoginProfileRequest;
import dev.gatehouse.api.iam.GetLoginProfileResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Tells whether a user has a password, and since when.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html">GetLoginProfile</a>
public final class GetLoginProfile
        implements Operation<GetLoginProfileRequest, GetLoginProfileResponse> {
    @Override
    public Access access(GetLoginProfileRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:GetLoginProfile", call);
    }

    @Override
    public GetLoginProfileResponse handle(GetLoginProfileRequest request, Call call) {
        Subject subject = Subject.of(request.userName(), call);
        LoginProfile profile = LoginProfiles.get(subject, call);
        return new GetLoginProfileResponse(
                LoginProfiles.shown(profile, LoginProfiles.shownName(subject, call)));
    }
}
