package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.api.iam.CreatePolicyVersionRequest;
import dev.gatehouse.api.iam.CreatePolicyVersionResponse;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Adds a version to a managed policy, and puts it in force if asked.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html">CreatePolicyVersion</a>
public final class CreatePolicyVersion
        implements Operation<CreatePolicyVersionRequest, CreatePolicyVersionResponse> {
    private static final String ACTION = "iam:CreatePolicyVersion";
    private final CustomerPolicies policies;

    public CreatePolicyVersion(ManagedPolicies policies) {
        this.policies = new CustomerPolicies(policies);
    }

    @Override
    public Access access(CreatePolicyVersionRequest request, Call call) {
        return policies.access(ACTION, request.policyArn(), call);
    }

    @Override
    public CreatePolicyVersionResponse handle(CreatePolicyVersionRequest request, Call call) {
        ManagedPolicy policy = policies.getOwn(ACTION, request.policyArn(), call);
        CustomerPolicies.requireFit(request.policyDocument(), call);
        int limit = call.limit(Quota.VERSIONS_PER_POLICY);
        if (policy.versions().size() >= limit) {
            throw LIMIT_EXCEEDED.because(
                    "A managed policy can have up to %d versions. Before you create a new version,"
                            + " you must delete an existing version.",
                    limit);
        }
        CustomerPolicies.requireRoomForVersion(call);
        ManagedPolicy changed =
                policy.withVersion(
                        request.policyDocument(), request.setAsDefault().orElse(false), call.at());
        CustomerPolicies.TYPE.in(call).put(changed);
        return CreatePolicyVersionResponse.builder()
                .policyVersion(PolicyVersions.listed(changed, changed.versions().getLast()))
                .build();
    }
}
