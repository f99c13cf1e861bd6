package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.api.iam.ListInstanceProfilesForRoleRequest;
import dev.gatehouse.api.iam.ListInstanceProfilesForRoleResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the instance profiles that hold a role.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html">ListInstanceProfilesForRole</a>
public final class ListInstanceProfilesForRole
        implements Operation<
                ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> {
    private final Markers markers;

    public ListInstanceProfilesForRole(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListInstanceProfilesForRoleRequest request, Call call) {
        return Roles.TYPE.access("iam:ListInstanceProfilesForRole", request.roleName(), call);
    }

    @Override
    public ListInstanceProfilesForRoleResponse handle(
            ListInstanceProfilesForRoleRequest request, Call call) {
        Role role = Roles.in(call).get(request.roleName());
        Page<InstanceProfile> page =
                Page.of(
                        Lists.name(call, "ListInstanceProfilesForRole", role.id()),
                        Lists.byName(
                                InstanceProfiles.in(call).by("role", role.key()),
                                InstanceProfile::name),
                        profile -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(page.map(profile -> InstanceProfileShape.listed(profile, call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
