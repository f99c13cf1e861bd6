package dev.gatehouse.iam.instanceprofile;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.RemoveRoleFromInstanceProfileRequest;
import dev.gatehouse.api.iam.RemoveRoleFromInstanceProfileResponse;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Takes the role out of an instance profile.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html">RemoveRoleFromInstanceProfile</a>
public final class RemoveRoleFromInstanceProfile
        implements Operation<
                RemoveRoleFromInstanceProfileRequest, RemoveRoleFromInstanceProfileResponse> {
    @Override
    public Access access(RemoveRoleFromInstanceProfileRequest request, Call call) {
        return InstanceProfiles.TYPE.access(
                "iam:RemoveRoleFromInstanceProfile", request.instanceProfileName(), call);
    }

    @Override
    public RemoveRoleFromInstanceProfileResponse handle(
            RemoveRoleFromInstanceProfileRequest request, Call call) {
        InstanceProfile profile = InstanceProfiles.in(call).get(request.instanceProfileName());
        if (!profile.role().equals(Optional.of(Names.key(request.roleName())))) {
            throw NO_SUCH_ENTITY.because(
                    "The role with name %s cannot be found.", request.roleName());
        }
        InstanceProfiles.in(call).put(profile.withRole(Optional.empty()));
        return new RemoveRoleFromInstanceProfileResponse();
    }
}
