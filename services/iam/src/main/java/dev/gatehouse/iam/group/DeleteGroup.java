package dev.gatehouse.iam.group;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.api.iam.DeleteGroupRequest;
import dev.gatehouse.api.iam.DeleteGroupResponse;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a group that has no members and no policies.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html">DeleteGroup</a>
public final class DeleteGroup implements Operation<DeleteGroupRequest, DeleteGroupResponse> {
    @Override
    public Access access(DeleteGroupRequest request, Call call) {
        return Groups.TYPE.access("iam:DeleteGroup", request.groupName(), call);
    }

    @Override
    public DeleteGroupResponse handle(DeleteGroupRequest request, Call call) {
        Group group = Groups.in(call).get(request.groupName());
        if (!Users.in(call).by("group", group.key()).isEmpty()) {
            throw DELETE_CONFLICT.because(
                    "Cannot delete entity, must remove users from group first.");
        }
        Deletion.requireNoPolicies(group);
        Groups.in(call).remove(group);
        return new DeleteGroupResponse();
    }
}
