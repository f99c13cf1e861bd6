package dev.gatehouse.iam.user;

import dev.gatehouse.api.iam.ListUsersRequest;
import dev.gatehouse.api.iam.ListUsersResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the users under a path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html">ListUsers</a>
public final class ListUsers implements Operation<ListUsersRequest, ListUsersResponse> {
    private final Markers markers;
    private final LastUses uses;

    public ListUsers(Markers markers, LastUses uses) {
        this.markers = markers;
        this.uses = uses;
    }

    @Override
    public Access access(ListUsersRequest request, Call call) {
        return Users.TYPE.listing("iam:ListUsers", request.pathPrefix(), call);
    }

    @Override
    public ListUsersResponse handle(ListUsersRequest request, Call call) {
        Page<User> page =
                Users.in(call)
                        .page(
                                "ListUsers",
                                request.pathPrefix(),
                                request.marker(),
                                request.maxItems(),
                                markers);
        return ListUsersResponse.builder()
                .users(page.map(user -> UserShape.listed(user, call.account(), uses)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
