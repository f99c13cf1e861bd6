package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.api.iam.GetInstanceProfileRequest;
import dev.gatehouse.api.iam.GetInstanceProfileResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows an instance profile with its role.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html">GetInstanceProfile</a>
public final class GetInstanceProfile
        implements Operation<GetInstanceProfileRequest, GetInstanceProfileResponse> {
    @Override
    public Access access(GetInstanceProfileRequest request, Call call) {
        return InstanceProfiles.TYPE.access(
                "iam:GetInstanceProfile", request.instanceProfileName(), call);
    }

    @Override
    public GetInstanceProfileResponse handle(GetInstanceProfileRequest request, Call call) {
        InstanceProfile profile = InstanceProfiles.in(call).get(request.instanceProfileName());
        return new GetInstanceProfileResponse(InstanceProfileShape.of(profile, call));
    }
}
