package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.SetDefaultPolicyVersionRequest;
import dev.gatehouse.api.iam.SetDefaultPolicyVersionResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Puts another version of a managed policy in force, for all that it is attached to at once.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html">SetDefaultPolicyVersion</a>
public final class SetDefaultPolicyVersion
        implements Operation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> {
    private static final String ACTION = "iam:SetDefaultPolicyVersion";
    private final CustomerPolicies policies;

    public SetDefaultPolicyVersion(ManagedPolicies policies) {
        this.policies = new CustomerPolicies(policies);
    }

    @Override
    public Access access(SetDefaultPolicyVersionRequest request, Call call) {
        return policies.access(ACTION, request.policyArn(), call);
    }

    @Override
    public SetDefaultPolicyVersionResponse handle(
            SetDefaultPolicyVersionRequest request, Call call) {
        ManagedPolicy policy = policies.getOwn(ACTION, request.policyArn(), call);
        PolicyVersions.get(request.policyArn(), policy, request.versionId());
        CustomerPolicies.TYPE
                .in(call)
                .put(policy.withDefaultVersion(request.versionId(), call.at()));
        return new SetDefaultPolicyVersionResponse();
    }
}
