package dev.gatehouse.iam.simulator;

import dev.gatehouse.api.iam.GetContextKeysForPrincipalPolicyRequest;
import dev.gatehouse.api.iam.GetContextKeysForPrincipalPolicyResponse;
import dev.gatehouse.iam.policysource.PolicySource;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.policy.MentionedKeys;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import java.util.List;
import java.util.stream.Stream;

/// Tells which condition keys the policies of a user, group or role mention, its permissions
/// boundary included: it takes part in a simulation.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html">GetContextKeysForPrincipalPolicy</a>
public final class GetContextKeysForPrincipalPolicy
        implements Operation<
                GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPrincipalPolicyResponse> {
    private final PolicySources sources;

    public GetContextKeysForPrincipalPolicy(PolicySources sources) {
        this.sources = sources;
    }

    @Override
    public Access access(GetContextKeysForPrincipalPolicyRequest request, Call call) {
        return sources.access(
                "iam:GetContextKeysForPrincipalPolicy", request.policySourceArn(), call);
    }

    @Override
    public GetContextKeysForPrincipalPolicyResponse handle(
            GetContextKeysForPrincipalPolicyRequest request, Call call) {
        PolicySource source = sources.get(request.policySourceArn(), call);
        List<Policy> policies =
                Stream.of(
                                source.policies().stream()
                                        .map(policy -> policy.policy(PolicyType.IDENTITY)),
                                source.boundary().stream()
                                        .map(policy ->
                                                policy.policy(PolicyType.PERMISSIONS_BOUNDARY)),
                                SimulatedPolicy.given(
                                                "PolicyInputList",
                                                request.policyInputList(),
                                                PolicyType.IDENTITY,
                                                "none")
                                        .stream()
                                        .map(SimulatedPolicy::policy))
                        .flatMap(stream -> stream)
                        .toList();
        return GetContextKeysForPrincipalPolicyResponse.builder()
                .contextKeyNames(MentionedKeys.of(policies))
                .build();
    }
}
