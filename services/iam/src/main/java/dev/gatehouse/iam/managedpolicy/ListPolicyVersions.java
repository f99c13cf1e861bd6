package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.ListPolicyVersionsRequest;
import dev.gatehouse.api.iam.ListPolicyVersionsResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.TreeMap;

/// Lists the versions of a managed policy, the newest first.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html">ListPolicyVersions</a>
public final class ListPolicyVersions
        implements Operation<ListPolicyVersionsRequest, ListPolicyVersionsResponse> {
    private final CustomerPolicies policies;
    private final Markers markers;

    public ListPolicyVersions(ManagedPolicies policies, Markers markers) {
        this.policies = new CustomerPolicies(policies);
        this.markers = markers;
    }

    @Override
    public Access access(ListPolicyVersionsRequest request, Call call) {
        return policies.access("iam:ListPolicyVersions", request.policyArn(), call);
    }

    @Override
    public ListPolicyVersionsResponse handle(ListPolicyVersionsRequest request, Call call) {
        ManagedPolicy policy = policies.get(request.policyArn(), call);
        var newestFirst = new TreeMap<String, ManagedPolicy.Version>();
        policy.versions().forEach(version -> newestFirst.put(newestFirstKey(version), version));
        Page<ManagedPolicy.Version> page =
                Page.of(
                        Lists.name(call, "ListPolicyVersions", policy.id()),
                        newestFirst,
                        version -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListPolicyVersionsResponse.builder()
                .versions(page.map(version -> PolicyVersions.listed(policy, version)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static String newestFirstKey(ManagedPolicy.Version version) {
        int number = Integer.parseInt(version.id().substring(1));
        return "%010d".formatted(Integer.MAX_VALUE - number);
    }
}
