package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.GetPolicyVersionRequest;
import dev.gatehouse.api.iam.GetPolicyVersionResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows a version of a managed policy with its document.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">GetPolicyVersion</a>
public final class GetPolicyVersion
        implements Operation<GetPolicyVersionRequest, GetPolicyVersionResponse> {
    private final CustomerPolicies policies;

    public GetPolicyVersion(ManagedPolicies policies) {
        this.policies = new CustomerPolicies(policies);
    }

    @Override
    public Access access(GetPolicyVersionRequest request, Call call) {
        return policies.access("iam:GetPolicyVersion", request.policyArn(), call);
    }

    @Override
    public GetPolicyVersionResponse handle(GetPolicyVersionRequest request, Call call) {
        ManagedPolicy policy = policies.get(request.policyArn(), call);
        ManagedPolicy.Version version =
                PolicyVersions.get(request.policyArn(), policy, request.versionId());
        return GetPolicyVersionResponse.builder()
                .policyVersion(PolicyVersions.shown(policy, version))
                .build();
    }
}
