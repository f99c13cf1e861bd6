package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.ListPoliciesRequest;
import dev.gatehouse.api.iam.ListPoliciesResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lists managed policies: those of the account, those of AWS, or both.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html">ListPolicies</a>
public final class ListPolicies implements Operation<ListPoliciesRequest, ListPoliciesResponse> {
    private final ManagedPolicies policies;
    private final PolicyUses uses;
    private final PolicyShape shape;
    private final Markers markers;

    public ListPolicies(ManagedPolicies policies, PolicyUses uses, Markers markers) {
        this.policies = policies;
        this.uses = uses;
        this.shape = new PolicyShape(policies, uses);
        this.markers = markers;
    }

    @Override
    public Access access(ListPoliciesRequest request, Call call) {
        return CustomerPolicies.TYPE
                .listing("iam:ListPolicies", request.pathPrefix(), call)
                .shownAs("policy path " + request.pathPrefix().orElse("/"));
    }

    @Override
    public ListPoliciesResponse handle(ListPoliciesRequest request, Call call) {
        String scope = request.scope().orElse("All");
        String prefix = request.pathPrefix().orElse("/");
        boolean attachedOnly = request.onlyAttached().orElse(false);
        String usage = request.policyUsageFilter().orElse("");
        Page<ManagedPolicies.Found> page =
                Page.of(
                        Lists.name(
                                call,
                                "ListPolicies",
                                scope,
                                prefix,
                                String.valueOf(attachedOnly),
                                usage),
                        inScope(scope, call),
                        found ->
                                found.policy().path().startsWith(prefix)
                                        && (!attachedOnly || isAttached(found, call))
                                        && isUsed(found, usage, call),
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListPoliciesResponse.builder()
                .policies(page.map(found -> shape.listed(found.arn(), found.policy(), call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private SortedMap<String, ManagedPolicies.Found> inScope(String scope, Call call) {
        var found = new TreeMap<String, ManagedPolicies.Found>();
        if (!scope.equals("AWS")) {
            found.putAll(ManagedPolicies.local(call.account(), call.view()));
        }
        if (!scope.equals("Local")) {
            found.putAll(policies.aws(call.account()));
        }
        return found;
    }

    private boolean isAttached(ManagedPolicies.Found found, Call call) {
        return uses.attachments(found.arn(), call) > 0;
    }

    private boolean isUsed(ManagedPolicies.Found found, String usage, Call call) {
        return switch (usage) {
            case "PermissionsPolicy" -> isAttached(found, call);
            case "PermissionsBoundary" -> uses.boundaries(found.arn(), call) > 0;
            default -> true;
        };
    }
}
