package dev.gatehouse.iam.instanceprofile;

import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.api.iam.AddRoleToInstanceProfileRequest;
import dev.gatehouse.api.iam.AddRoleToInstanceProfileResponse;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Puts a role into an instance profile, which takes one. Who does it hands the role's permissions
/// to machines, so it needs `iam:PassRole` on the role too.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html">AddRoleToInstanceProfile</a>
public final class AddRoleToInstanceProfile
        implements Operation<AddRoleToInstanceProfileRequest, AddRoleToInstanceProfileResponse> {
    @Override
    public Access access(AddRoleToInstanceProfileRequest request, Call call) {
        String service = "ec2." + call.account().partition().dnsSuffix();
        return InstanceProfiles.TYPE
                .access("iam:AddRoleToInstanceProfile", request.instanceProfileName(), call)
                .and(
                        Roles.TYPE
                                .access("iam:PassRole", request.roleName(), call)
                                .with("iam:PassedToService", service));
    }

    @Override
    public AddRoleToInstanceProfileResponse handle(
            AddRoleToInstanceProfileRequest request, Call call) {
        InstanceProfile profile = InstanceProfiles.in(call).get(request.instanceProfileName());
        Role role = Roles.in(call).getModifiable(request.roleName());
        if (profile.role().isPresent()) {
            throw LIMIT_EXCEEDED.because(
                    "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        InstanceProfiles.in(call).put(profile.withRole(Optional.of(role.key())));
        return new AddRoleToInstanceProfileResponse();
    }
}
