package dev.gatehouse.iam.user;

import dev.gatehouse.api.iam.ListUsersRequest;
import dev.gatehouse.api.iam.ListUsersResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the users under a path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html">ListUsers</a>
public final class ListUsers implements Operation<ListUsersRequest, ListUsersResponse> {
    private final Markers markers;

    public ListUsers(Markers markers) {
        this.markers = markers;
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
                .users(page.map(user -> UserShape.listed(user, call.account())))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
