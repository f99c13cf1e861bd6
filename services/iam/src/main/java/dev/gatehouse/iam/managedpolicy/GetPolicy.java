package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.GetPolicyRequest;
import dev.gatehouse.api.iam.GetPolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows a managed policy; its document is shown by [GetPolicyVersion].
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html">GetPolicy</a>
public final class GetPolicy implements Operation<GetPolicyRequest, GetPolicyResponse> {
    private final CustomerPolicies policies;
    private final PolicyShape shape;

    public GetPolicy(ManagedPolicies policies, PolicyUses uses) {
        this.policies = new CustomerPolicies(policies);
        this.shape = new PolicyShape(policies, uses);
    }

    @Override
    public Access access(GetPolicyRequest request, Call call) {
        return policies.access("iam:GetPolicy", request.policyArn(), call);
    }

    @Override
    public GetPolicyResponse handle(GetPolicyRequest request, Call call) {
        String arn = request.policyArn();
        return GetPolicyResponse.builder()
                .policy(shape.of(arn, policies.get(arn, call), call))
                .build();
    }
}
