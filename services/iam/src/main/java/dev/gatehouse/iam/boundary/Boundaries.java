package dev.gatehouse.iam.boundary;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;
import static dev.gatehouse.api.iam.IamErrorCode.POLICY_NOT_ATTACHABLE;

import dev.gatehouse.api.iam.AttachedPermissionsBoundary;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.operation.Call;
import java.util.Optional;

/// Managed policies in their use as permissions boundaries.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions
///   boundaries</a>
public final class Boundaries {
    private final ManagedPolicies policies;

    public Boundaries(ManagedPolicies policies) {
        this.policies = policies;
    }

    /// Refuses an ARN that names no managed policy which can be a boundary.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput`, `NoSuchEntity`, `PolicyNotAttachable`
    public void require(String policyArn, Call call) {
        ManagedPolicies.requireArn(call.account(), policyArn);
        if (policies.find(call.account(), call.view(), policyArn).isEmpty()) {
            throw NO_SUCH_ENTITY.because(
                    "Scope ARN: %s does not exist or is not attachable.", policyArn);
        }
        if (!policies.isAttachable(call.account(), policyArn)) {
            throw POLICY_NOT_ATTACHABLE.because(
                    "Cannot attach a Service Role Policy to a Customer Role.");
        }
    }

    /// A boundary as the API shows it.
    public static Optional<AttachedPermissionsBoundary> shown(Optional<String> policyArn) {
        return policyArn.map(arn ->
                AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryArn(arn)
                        // The API model says `PermissionsBoundaryPolicy`; AWS answers this.
                        .permissionsBoundaryType("Policy")
                        .build());
    }
}
