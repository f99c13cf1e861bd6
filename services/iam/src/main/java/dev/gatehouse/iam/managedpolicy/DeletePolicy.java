package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.api.iam.DeletePolicyRequest;
import dev.gatehouse.api.iam.DeletePolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a managed policy that nothing uses and that has only its default version.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html">DeletePolicy</a>
public final class DeletePolicy implements Operation<DeletePolicyRequest, DeletePolicyResponse> {
    private static final String ACTION = "iam:DeletePolicy";
    private final CustomerPolicies policies;
    private final PolicyUses uses;

    public DeletePolicy(ManagedPolicies policies, PolicyUses uses) {
        this.policies = new CustomerPolicies(policies);
        this.uses = uses;
    }

    @Override
    public Access access(DeletePolicyRequest request, Call call) {
        return policies.access(ACTION, request.policyArn(), call);
    }

    @Override
    public DeletePolicyResponse handle(DeletePolicyRequest request, Call call) {
        String arn = request.policyArn();
        ManagedPolicy policy = policies.getOwn(ACTION, arn, call);
        if (uses.attachments(arn, call) + uses.boundaries(arn, call) > 0) {
            throw DELETE_CONFLICT.because("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw DELETE_CONFLICT.because(
                    "This policy has more than one version. Before you delete a policy, you must"
                            + " delete the policy's versions. The default version is deleted with"
                            + " the policy.");
        }
        CustomerPolicies.TYPE.in(call).remove(policy);
        return new DeletePolicyResponse();
    }
}
