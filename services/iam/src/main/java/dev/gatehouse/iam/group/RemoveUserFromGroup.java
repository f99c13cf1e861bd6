package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.RemoveUserFromGroupRequest;
import dev.gatehouse.api.iam.RemoveUserFromGroupResponse;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Takes a user out of a group; who is not in it stays out.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html">RemoveUserFromGroup</a>
public final class RemoveUserFromGroup
        implements Operation<RemoveUserFromGroupRequest, RemoveUserFromGroupResponse> {
    @Override
    public Access access(RemoveUserFromGroupRequest request, Call call) {
        return Groups.TYPE.access("iam:RemoveUserFromGroup", request.groupName(), call);
    }

    @Override
    public RemoveUserFromGroupResponse handle(RemoveUserFromGroupRequest request, Call call) {
        Group group = Groups.in(call).get(request.groupName());
        User user = Users.in(call).get(request.userName());
        if (user.groups().contains(group.key())) {
            Users.in(call).put(user.leaving(group.key()));
        }
        return new RemoveUserFromGroupResponse();
    }
}
