package dev.gatehouse.iam.role;

import dev.gatehouse.api.iam.UpdateRoleDescriptionRequest;
import dev.gatehouse.api.iam.UpdateRoleDescriptionResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Changes a role's description: the older form of [UpdateRole].
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html">UpdateRoleDescription</a>
public final class UpdateRoleDescription
        implements Operation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> {
    @Override
    public Access access(UpdateRoleDescriptionRequest request, Call call) {
        return Roles.TYPE.access("iam:UpdateRoleDescription", request.roleName(), call);
    }

    @Override
    public UpdateRoleDescriptionResponse handle(UpdateRoleDescriptionRequest request, Call call) {
        Role role = Roles.in(call).get(request.roleName());
        Role described =
                role.described(Optional.of(request.description()), role.maxSessionDuration());
        Roles.in(call).put(described);
        return UpdateRoleDescriptionResponse.builder().role(RoleShape.of(described, call)).build();
    }
}
