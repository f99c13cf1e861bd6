package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.AddUserToGroupRequest;
import dev.gatehouse.api.iam.AddUserToGroupResponse;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Puts a user in a group; who is in it stays in it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html">AddUserToGroup</a>
public final class AddUserToGroup
        implements Operation<AddUserToGroupRequest, AddUserToGroupResponse> {
    @Override
    public Access access(AddUserToGroupRequest request, Call call) {
        return Groups.TYPE.access("iam:AddUserToGroup", request.groupName(), call);
    }

    @Override
    public AddUserToGroupResponse handle(AddUserToGroupRequest request, Call call) {
        Group group = Groups.in(call).get(request.groupName());
        User user = Users.in(call).get(request.userName());
        if (!user.groups().contains(group.key())) {
            Entities.requireBelow(Quota.GROUPS_PER_USER, user.groups().size(), call);
            Users.in(call).put(user.joining(group.key()));
        }
        return new AddUserToGroupResponse();
    }
}
