package dev.gatehouse.iam.role;

import dev.gatehouse.api.iam.UpdateAssumeRolePolicyRequest;
import dev.gatehouse.api.iam.UpdateAssumeRolePolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Replaces a role's trust policy.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html">UpdateAssumeRolePolicy</a>
public final class UpdateAssumeRolePolicy
        implements Operation<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> {
    @Override
    public Access access(UpdateAssumeRolePolicyRequest request, Call call) {
        return Roles.TYPE.access("iam:UpdateAssumeRolePolicy", request.roleName(), call);
    }

    @Override
    public UpdateAssumeRolePolicyResponse handle(UpdateAssumeRolePolicyRequest request, Call call) {
        Role role = Roles.in(call).getModifiable(request.roleName());
        PinnedPolicy trust = TrustPolicy.of(request.policyDocument(), call);
        Roles.in(call).put(role.withTrustPolicy(trust.document(), trust.principals()));
        return new UpdateAssumeRolePolicyResponse();
    }
}
