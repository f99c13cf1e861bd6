package dev.gatehouse.iam.loginprofile;

import dev.gatehouse.api.iam.DeleteLoginProfileRequest;
import dev.gatehouse.api.iam.DeleteLoginProfileResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Takes a user's password away. Their access keys go on working.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html">DeleteLoginProfile</a>
public final class DeleteLoginProfile
        implements Operation<DeleteLoginProfileRequest, DeleteLoginProfileResponse> {
    @Override
    public Access access(DeleteLoginProfileRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:DeleteLoginProfile", call);
    }

    @Override
    public DeleteLoginProfileResponse handle(DeleteLoginProfileRequest request, Call call) {
        Subject subject = Subject.of(request.userName(), call);
        LoginProfiles.remove(LoginProfiles.get(subject, call), call);
        return new DeleteLoginProfileResponse();
    }
}
