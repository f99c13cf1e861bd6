package dev.gatehouse.iam.lastaccessed;

import dev.gatehouse.api.iam.ListPoliciesGrantingServiceAccessEntry;
import dev.gatehouse.api.iam.ListPoliciesGrantingServiceAccessRequest;
import dev.gatehouse.api.iam.ListPoliciesGrantingServiceAccessResponse;
import dev.gatehouse.api.iam.PolicyGrantingServiceAccess;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.iam.policysource.SourcePolicy;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import dev.gatehouse.policy.PolicyType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells which policies of a user, group or role allow something of services. A permissions
/// boundary grants nothing and is not among them.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html">ListPoliciesGrantingServiceAccess</a>
public final class ListPoliciesGrantingServiceAccess
        implements Operation<
                ListPoliciesGrantingServiceAccessRequest,
                ListPoliciesGrantingServiceAccessResponse> {
    private final PolicySources sources;
    private final Markers markers;

    public ListPoliciesGrantingServiceAccess(PolicySources sources, Markers markers) {
        this.sources = sources;
        this.markers = markers;
    }

    @Override
    public Access access(ListPoliciesGrantingServiceAccessRequest request, Call call) {
        return sources.access("iam:ListPoliciesGrantingServiceAccess", request.arn(), call);
    }

    @Override
    public ListPoliciesGrantingServiceAccessResponse handle(
            ListPoliciesGrantingServiceAccessRequest request, Call call) {
        List<SourcePolicy> policies = sources.get(request.arn(), call).policies();
        Page<String> page =
                Page.of(
                        Lists.name(
                                call,
                                "ListPoliciesGrantingServiceAccess",
                                request.arn(),
                                String.join(",", request.serviceNamespaces())),
                        Lists.byName(request.serviceNamespaces(), namespace -> namespace),
                        one -> true,
                        request.marker(),
                        Optional.empty(),
                        markers);
        return ListPoliciesGrantingServiceAccessResponse.builder()
                .policiesGrantingServiceAccess(
                        page.map(namespace ->
                                ListPoliciesGrantingServiceAccessEntry.builder()
                                        .serviceNamespace(namespace)
                                        .policies(granting(policies, namespace))
                                        .build()))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static List<PolicyGrantingServiceAccess> granting(
            List<SourcePolicy> policies, String namespace) {
        return policies.stream()
                .filter(policy -> grants(policy, namespace))
                .map(ListPoliciesGrantingServiceAccess::shown)
                .toList();
    }

    private static boolean grants(SourcePolicy policy, String namespace) {
        return Reach.summary(List.of(policy.policy(PolicyType.IDENTITY))).stream()
                .anyMatch(one -> one.service().prefix().equals(namespace));
    }

    private static PolicyGrantingServiceAccess shown(SourcePolicy policy) {
        PolicyGrantingServiceAccess.Builder shown =
                PolicyGrantingServiceAccess.builder().policyName(policy.name());
        return policy.arn().isPresent()
                ? shown.policyType("MANAGED").policyArn(policy.arn().get()).build()
                : shown.policyType("INLINE")
                        .entityType(policy.holder().toUpperCase(Locale.ROOT))
                        .entityName(policy.holderName())
                        .build();
    }
}
