package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.api.iam.DeletePolicyVersionRequest;
import dev.gatehouse.api.iam.DeletePolicyVersionResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a version of a managed policy that is not in force.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html">DeletePolicyVersion</a>
public final class DeletePolicyVersion
        implements Operation<DeletePolicyVersionRequest, DeletePolicyVersionResponse> {
    private static final String ACTION = "iam:DeletePolicyVersion";
    private final CustomerPolicies policies;

    public DeletePolicyVersion(ManagedPolicies policies) {
        this.policies = new CustomerPolicies(policies);
    }

    @Override
    public Access access(DeletePolicyVersionRequest request, Call call) {
        return policies.access(ACTION, request.policyArn(), call);
    }

    @Override
    public DeletePolicyVersionResponse handle(DeletePolicyVersionRequest request, Call call) {
        ManagedPolicy policy = policies.getOwn(ACTION, request.policyArn(), call);
        PolicyVersions.get(request.policyArn(), policy, request.versionId());
        if (policy.defaultVersionId().equals(request.versionId())) {
            throw DELETE_CONFLICT.because("Cannot delete the default version of a policy.");
        }
        CustomerPolicies.TYPE.in(call).put(policy.withoutVersion(request.versionId()));
        return new DeletePolicyVersionResponse();
    }
}
