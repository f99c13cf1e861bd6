package dev.gatehouse.iam.role;

import static dev.gatehouse.api.iam.IamErrorCode.UNMODIFIABLE_ENTITY;

import dev.gatehouse.api.iam.UpdateRoleRequest;
import dev.gatehouse.api.iam.UpdateRoleResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Changes a role's description and its longest session; what is not given stays. The session of a
/// service-linked role stays too.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html">UpdateRole</a>
public final class UpdateRole implements Operation<UpdateRoleRequest, UpdateRoleResponse> {
    @Override
    public Access access(UpdateRoleRequest request, Call call) {
        return Roles.TYPE.access("iam:UpdateRole", request.roleName(), call);
    }

    @Override
    public UpdateRoleResponse handle(UpdateRoleRequest request, Call call) {
        Role role = Roles.in(call).get(request.roleName());
        if (role.belongsToService() && request.maxSessionDuration().isPresent()) {
            throw UNMODIFIABLE_ENTITY.because(
                    "%s is an AWS service linked role, max session duration cannot be changed.",
                    role.name());
        }
        Roles.in(call)
                .put(
                        role.described(
                                request.description().or(role::description),
                                request.maxSessionDuration().orElse(role.maxSessionDuration())));
        return new UpdateRoleResponse();
    }
}
