package dev.gatehouse.iam.attachment;

import dev.gatehouse.api.iam.ListEntitiesForPolicyRequest;
import dev.gatehouse.api.iam.ListEntitiesForPolicyResponse;
import dev.gatehouse.api.iam.PolicyGroup;
import dev.gatehouse.api.iam.PolicyRole;
import dev.gatehouse.api.iam.PolicyUser;
import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.group.Groups;
import dev.gatehouse.iam.managedpolicy.CustomerPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lists the users, groups and roles that a managed policy is attached to, and those that it
/// bounds.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html">ListEntitiesForPolicy</a>
public final class ListEntitiesForPolicy
        implements Operation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> {
    private final CustomerPolicies policies;
    private final Markers markers;

    public ListEntitiesForPolicy(ManagedPolicies policies, Markers markers) {
        this.policies = new CustomerPolicies(policies);
        this.markers = markers;
    }

    @Override
    public Access access(ListEntitiesForPolicyRequest request, Call call) {
        return policies.access("iam:ListEntitiesForPolicy", request.policyArn(), call);
    }

    @Override
    public ListEntitiesForPolicyResponse handle(ListEntitiesForPolicyRequest request, Call call) {
        String arn = request.policyArn();
        policies.get(arn, call);
        String filter = request.entityFilter().orElse("");
        String usage = request.policyUsageFilter().orElse("");
        String prefix = request.pathPrefix().orElse("/");
        var uses = new Uses(arn, filter, usage, call);
        Page<IamEntity> page =
                Page.of(
                        Lists.name(call, "ListEntitiesForPolicy", arn, filter, usage, prefix),
                        uses.all(),
                        entity -> entity.path().startsWith(prefix),
                        request.marker(),
                        request.maxItems(),
                        markers);
        return answer(page);
    }

    private static ListEntitiesForPolicyResponse answer(Page<IamEntity> page) {
        return ListEntitiesForPolicyResponse.builder()
                .policyGroups(
                        page.items().stream()
                                .filter(Group.class::isInstance)
                                .map(group ->
                                        PolicyGroup.builder()
                                                .groupId(group.id())
                                                .groupName(group.name())
                                                .build())
                                .toList())
                .policyRoles(
                        page.items().stream()
                                .filter(Role.class::isInstance)
                                .map(role ->
                                        PolicyRole.builder()
                                                .roleId(role.id())
                                                .roleName(role.name())
                                                .build())
                                .toList())
                .policyUsers(
                        page.items().stream()
                                .filter(User.class::isInstance)
                                .map(user ->
                                        PolicyUser.builder()
                                                .userId(user.id())
                                                .userName(user.name())
                                                .build())
                                .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    /// The entities that use a policy in a way and are of a kind, as the request filters them.
    private record Uses(String policyArn, String entityFilter, String usageFilter, Call call) {
        SortedMap<String, IamEntity> all() {
            var found = new TreeMap<String, IamEntity>();
            if (wants("Group") && attached()) {
                add(found, Groups.HOLDER, "policy");
            }
            if (wants("Role")) {
                addBoth(found, Roles.HOLDER);
            }
            if (wants("User")) {
                addBoth(found, Users.HOLDER);
            }
            return found;
        }

        private <H extends Record & PolicyHolder<H>> void addBoth(
                SortedMap<String, IamEntity> found, HolderType<H> type) {
            if (attached()) {
                add(found, type, "policy");
            }
            if (!usageFilter.equals("PermissionsPolicy")) {
                add(found, type, "boundary");
            }
        }

        private <H extends Record & PolicyHolder<H>> void add(
                SortedMap<String, IamEntity> found, HolderType<H> type, String index) {
            type.in(call)
                    .by(index, policyArn)
                    .forEach(entity -> found.put(type.noun() + "/" + entity.id(), entity));
        }

        private boolean wants(String kind) {
            return entityFilter.isEmpty() || entityFilter.equals(kind);
        }

        private boolean attached() {
            return !usageFilter.equals("PermissionsBoundary");
        }
    }
}
