package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import java.util.List;
import java.util.Optional;

/// The policy of a resource as it takes part in a decision.
///
/// @param owner the account that the resource belongs to
/// @param type [PolicyType#RESOURCE], or [PolicyType#TRUST] of a role
/// @param name what an explanation calls the policy, such as the role's ARN
/// @param strict whether nobody reaches the resource without its policy allowing it, as with a
///   role's trust policy and a KMS key's policy
public record ResourcePolicy(
        Account owner, PolicyType type, String name, Policy policy, boolean strict) {
    private static final Policy TRUSTS_NOBODY =
            new Policy("{}", "2012-10-17", Optional.empty(), List.of());

    /// The trust policy of a role; of one that is not there, a policy that trusts nobody.
    public static ResourcePolicy ofRole(Account owner, String arn, Optional<Policy> trustPolicy) {
        return new ResourcePolicy(
                owner, PolicyType.TRUST, arn, trustPolicy.orElse(TRUSTS_NOBODY), true);
    }
}
