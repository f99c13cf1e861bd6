package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.GetGroupRequest;
import dev.gatehouse.api.iam.GetGroupResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.UserShape;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Shows a group and the users in it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html">GetGroup</a>
public final class GetGroup implements Operation<GetGroupRequest, GetGroupResponse> {
    private final Markers markers;

    public GetGroup(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(GetGroupRequest request, Call call) {
        return Groups.TYPE.access("iam:GetGroup", request.groupName(), call);
    }

    @Override
    public GetGroupResponse handle(GetGroupRequest request, Call call) {
        Group group = Groups.in(call).get(request.groupName());
        Page<User> members =
                Page.of(
                        Lists.name(call, "GetGroup", group.id()),
                        Lists.byName(Users.in(call).by("group", group.key()), User::name),
                        user -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return GetGroupResponse.builder()
                .group(GroupShape.of(group, call.account()))
                .users(members.map(user -> UserShape.listed(user, call.account())))
                .isTruncated(members.isTruncated())
                .marker(members.marker())
                .build();
    }
}
