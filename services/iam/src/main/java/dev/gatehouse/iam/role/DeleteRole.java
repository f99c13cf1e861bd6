package dev.gatehouse.iam.role;

import dev.gatehouse.api.iam.DeleteRoleRequest;
import dev.gatehouse.api.iam.DeleteRoleResponse;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a role that has no policies and is in no instance profile. Its sessions end with it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html">DeleteRole</a>
public final class DeleteRole implements Operation<DeleteRoleRequest, DeleteRoleResponse> {
    private final Deletion.Obstacle instanceProfiles;

    /// @param instanceProfiles those that hold the role, by its key
    public DeleteRole(Deletion.Obstacle instanceProfiles) {
        this.instanceProfiles = instanceProfiles;
    }

    @Override
    public Access access(DeleteRoleRequest request, Call call) {
        return Roles.TYPE.access("iam:DeleteRole", request.roleName(), call);
    }

    @Override
    public DeleteRoleResponse handle(DeleteRoleRequest request, Call call) {
        Role role = Roles.in(call).getModifiable(request.roleName());
        instanceProfiles.requireNone(role.key(), call);
        Deletion.requireNoPolicies(role);
        Roles.in(call).remove(role);
        return new DeleteRoleResponse();
    }
}
