package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.ListGroupsRequest;
import dev.gatehouse.api.iam.ListGroupsResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the groups under a path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html">ListGroups</a>
public final class ListGroups implements Operation<ListGroupsRequest, ListGroupsResponse> {
    private final Markers markers;

    public ListGroups(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListGroupsRequest request, Call call) {
        return Groups.TYPE.listing("iam:ListGroups", request.pathPrefix(), call);
    }

    @Override
    public ListGroupsResponse handle(ListGroupsRequest request, Call call) {
        Page<Group> page =
                Groups.in(call)
                        .page(
                                "ListGroups",
                                request.pathPrefix(),
                                request.marker(),
                                request.maxItems(),
                                markers);
        return ListGroupsResponse.builder()
                .groups(page.map(group -> GroupShape.of(group, call.account())))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
