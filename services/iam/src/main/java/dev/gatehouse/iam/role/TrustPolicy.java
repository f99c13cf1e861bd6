package dev.gatehouse.iam.role;

import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;

/// The trust policies of roles.
final class TrustPolicy {
    private TrustPolicy() {}

    /// Takes a document as a trust policy.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedPolicyDocument` if it is none or names a
    ///   user or role that does not exist, `LimitExceeded` if it is too long
    static PinnedPolicy of(String document, Call call) {
        Policy policy = PolicyDocuments.validate(document, PolicyType.TRUST);
        int limit = call.limit(Quota.TRUST_POLICY_SIZE);
        if (PolicyDocuments.size(document) > limit) {
            throw LIMIT_EXCEEDED.because("Cannot exceed quota for ACLSizePerRole: %d", limit);
        }
        return PinnedPolicy.of(policy, call);
    }

    /// The document of a role as it is shown.
    static String shown(Role role, Call call) {
        return new PinnedPolicy(role.trustPolicy(), role.trustedPrincipals())
                .shown(PolicyType.TRUST, call);
    }
}
