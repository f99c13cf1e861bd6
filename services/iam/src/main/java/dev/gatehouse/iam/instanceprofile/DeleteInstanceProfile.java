package dev.gatehouse.iam.instanceprofile;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.api.iam.DeleteInstanceProfileRequest;
import dev.gatehouse.api.iam.DeleteInstanceProfileResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes an instance profile that holds no role.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html">DeleteInstanceProfile</a>
public final class DeleteInstanceProfile
        implements Operation<DeleteInstanceProfileRequest, DeleteInstanceProfileResponse> {
    @Override
    public Access access(DeleteInstanceProfileRequest request, Call call) {
        return InstanceProfiles.TYPE.access(
                "iam:DeleteInstanceProfile", request.instanceProfileName(), call);
    }

    @Override
    public DeleteInstanceProfileResponse handle(DeleteInstanceProfileRequest request, Call call) {
        InstanceProfile profile = InstanceProfiles.in(call).get(request.instanceProfileName());
        if (profile.role().isPresent()) {
            throw DELETE_CONFLICT.because(
                    "Cannot delete entity, must remove roles from instance profile first.");
        }
        InstanceProfiles.in(call).remove(profile);
        return new DeleteInstanceProfileResponse();
    }
}
