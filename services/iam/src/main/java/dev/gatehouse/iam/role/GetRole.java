package dev.gatehouse.iam.role;

import dev.gatehouse.api.iam.GetRoleRequest;
import dev.gatehouse.api.iam.GetRoleResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Operation;

/// Shows a role with its trust policy.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
public final class GetRole implements Operation<GetRoleRequest, GetRoleResponse> {
    private final LastUses uses;

    public GetRole(LastUses uses) {
        this.uses = uses;
    }

    @Override
    public Access access(GetRoleRequest request, Call call) {
        return Roles.TYPE
                .access("iam:GetRole", request.roleName(), call)
                .shownAs("role " + request.roleName());
    }

    @Override
    public GetRoleResponse handle(GetRoleRequest request, Call call) {
        Role role = Roles.in(call).get(request.roleName());
        return new GetRoleResponse(RoleShape.of(role, call, uses));
    }
}
