package dev.gatehouse.iam.report;

import dev.gatehouse.api.iam.GetAccountAuthorizationDetailsRequest;
import dev.gatehouse.api.iam.GetAccountAuthorizationDetailsResponse;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.PolicyUses;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import dev.gatehouse.store.Kind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Shows all users, groups, roles and managed policies with what connects them, page by page. Of
/// AWS's policies it shows those that are in use.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>
public final class GetAccountAuthorizationDetails
        implements Operation<
                GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse> {
    private final ManagedPolicies policies;
    private final PolicyUses uses;
    private final Details details;
    private final Markers markers;

    public GetAccountAuthorizationDetails(
            ManagedPolicies policies, PolicyUses uses, LastUses lastUses, Markers markers) {
        this.policies = policies;
        this.uses = uses;
        this.details = new Details(policies, uses, lastUses);
        this.markers = markers;
    }

    @Override
    public Access access(GetAccountAuthorizationDetailsRequest request, Call call) {
        return Access.to("iam:GetAccountAuthorizationDetails", "*");
    }

    @Override
    public GetAccountAuthorizationDetailsResponse handle(
            GetAccountAuthorizationDetailsRequest request, Call call) {
        List<String> filter = request.filter();
        Page<Object> page =
                Page.of(
                        Lists.name(
                                call, "GetAccountAuthorizationDetails", String.join(",", filter)),
                        everything(filter, call),
                        item -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return GetAccountAuthorizationDetailsResponse.builder()
                .groupDetailList(
                        of(Group.class, page).map(group -> details.of(group, call)).toList())
                .policies(
                        of(ManagedPolicies.Found.class, page)
                                .map(policy -> details.of(policy, call))
                                .toList())
                .roleDetailList(of(Role.class, page).map(role -> details.of(role, call)).toList())
                .userDetailList(of(User.class, page).map(user -> details.of(user, call)).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static <T> Stream<T> of(Class<T> type, Page<Object> page) {
        return page.items().stream().filter(type::isInstance).map(type::cast);
    }

    /// What the filter wants, in the order of listing: users, groups, roles, policies.
    private SortedMap<String, Object> everything(List<String> filter, Call call) {
        var all = new TreeMap<String, Object>();
        if (wants(filter, "User")) {
            add(all, "1/", User.KIND, call);
        }
        if (wants(filter, "Group")) {
            add(all, "2/", Group.KIND, call);
        }
        if (wants(filter, "Role")) {
            add(all, "3/", Role.KIND, call);
        }
        if (wants(filter, "LocalManagedPolicy")) {
            ManagedPolicies.local(call.account(), call.view())
                    .forEach((key, policy) -> all.put("4/" + key, policy));
        }
        if (wants(filter, "AWSManagedPolicy")) {
            policies.aws(call.account())
                    .forEach((key, policy) -> {
                        if (isUsed(policy, call)) {
                            all.put("4/" + key, policy);
                        }
                    });
        }
        return all;
    }

    private boolean isUsed(ManagedPolicies.Found policy, Call call) {
        return uses.attachments(policy.arn(), call) + uses.boundaries(policy.arn(), call) > 0;
    }

    private static boolean wants(List<String> filter, String kind) {
        return filter.isEmpty() || filter.contains(kind);
    }

    private static <E extends Record & IamEntity> void add(
            SortedMap<String, Object> all, String prefix, Kind<E> kind, Call call) {
        call.view().map(kind).forEach((key, entity) -> all.put(prefix + key, entity));
    }
}
