package dev.gatehouse.iam.role;

import dev.gatehouse.api.iam.ListRolesRequest;
import dev.gatehouse.api.iam.ListRolesResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the roles under a path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html">ListRoles</a>
public final class ListRoles implements Operation<ListRolesRequest, ListRolesResponse> {
    private final Markers markers;

    public ListRoles(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListRolesRequest request, Call call) {
        return Roles.TYPE.listing("iam:ListRoles", request.pathPrefix(), call);
    }

    @Override
    public ListRolesResponse handle(ListRolesRequest request, Call call) {
        Page<Role> page =
                Roles.in(call)
                        .page(
                                "ListRoles",
                                request.pathPrefix(),
                                request.marker(),
                                request.maxItems(),
                                markers);
        return ListRolesResponse.builder()
                .roles(page.map(role -> RoleShape.listed(role, call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
