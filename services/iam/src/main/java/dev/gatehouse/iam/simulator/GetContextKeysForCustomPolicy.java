package dev.gatehouse.iam.simulator;

import dev.gatehouse.api.iam.GetContextKeysForCustomPolicyRequest;
import dev.gatehouse.api.iam.GetContextKeysForCustomPolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.policy.MentionedKeys;
import dev.gatehouse.policy.PolicyType;

/// Tells which condition keys policies mention that are given as texts.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html">GetContextKeysForCustomPolicy</a>
public final class GetContextKeysForCustomPolicy
        implements Operation<
                GetContextKeysForCustomPolicyRequest, GetContextKeysForCustomPolicyResponse> {
    @Override
    public Access access(GetContextKeysForCustomPolicyRequest request, Call call) {
        return Access.to("iam:GetContextKeysForCustomPolicy", "*");
    }

    @Override
    public GetContextKeysForCustomPolicyResponse handle(
            GetContextKeysForCustomPolicyRequest request, Call call) {
        return GetContextKeysForCustomPolicyResponse.builder()
                .contextKeyNames(
                        MentionedKeys.of(
                                SimulatedPolicy.given(
                                                "PolicyInputList",
                                                request.policyInputList(),
                                                PolicyType.IDENTITY,
                                                "none")
                                        .stream()
                                        .map(SimulatedPolicy::policy)
                                        .toList()))
                .build();
    }
}
