package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.UpdateGroupRequest;
import dev.gatehouse.api.iam.UpdateGroupResponse;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Renames a group or moves it to another path; its members stay. Needs the permission on the old
/// ARN and on the new.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html">UpdateGroup</a>
public final class UpdateGroup implements Operation<UpdateGroupRequest, UpdateGroupResponse> {
    private static final String ACTION = "iam:UpdateGroup";

    @Override
    public Access access(UpdateGroupRequest request, Call call) {
        String oldPath = Groups.in(call).find(request.groupName()).map(Group::path).orElse("/");
        String newArn =
                Groups.TYPE.arn(
                        call.account(),
                        request.newPath().orElse(oldPath),
                        request.newGroupName().orElse(request.groupName()));
        return Groups.TYPE.access(ACTION, request.groupName(), call).and(Access.to(ACTION, newArn));
    }

    @Override
    public UpdateGroupResponse handle(UpdateGroupRequest request, Call call) {
        Group group = Groups.in(call).get(request.groupName());
        Group renamed =
                group.renamed(
                        request.newGroupName().orElse(group.name()),
                        request.newPath().orElse(group.path()));
        if (!Names.key(renamed.name()).equals(Names.key(group.name()))) {
            Groups.in(call).requireUnused(renamed.name());
            Groups.in(call).remove(group);
            Entities<User> users = Users.in(call);
            users.by("group", group.key())
                    .forEach(member ->
                            users.put(member.leaving(group.key()).joining(renamed.key())));
        }
        Groups.in(call).put(renamed);
        return new UpdateGroupResponse();
    }
}
