package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.ListGroupsForUserRequest;
import dev.gatehouse.api.iam.ListGroupsForUserResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.List;

/// Lists the groups that a user is in.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html">ListGroupsForUser</a>
public final class ListGroupsForUser
        implements Operation<ListGroupsForUserRequest, ListGroupsForUserResponse> {
    private final Markers markers;

    public ListGroupsForUser(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListGroupsForUserRequest request, Call call) {
        return Users.TYPE.access("iam:ListGroupsForUser", request.userName(), call);
    }

    @Override
    public ListGroupsForUserResponse handle(ListGroupsForUserRequest request, Call call) {
        User user = Users.in(call).get(request.userName());
        List<Group> groups = user.groups().stream().map(Groups.in(call)::get).toList();
        Page<Group> page =
                Page.of(
                        Lists.name(call, "ListGroupsForUser", user.id()),
                        Lists.byName(groups, Group::name),
                        group -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListGroupsForUserResponse.builder()
                .groups(page.map(group -> GroupShape.of(group, call.account())))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
