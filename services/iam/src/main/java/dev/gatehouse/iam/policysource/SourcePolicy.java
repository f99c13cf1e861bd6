package dev.gatehouse.iam.policysource;

import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import java.util.Optional;

/// A policy where it is embedded or attached.
///
/// @param arn of a managed policy; an inline policy has none
/// @param holder what holds it: `user`, `group` or `role`
/// @param holderName the name of that entity
/// @param aws whether it is one of AWS's
public record SourcePolicy(
        String name,
        Optional<String> arn,
        String document,
        String holder,
        String holderName,
        boolean aws) {

    /// The policy that the document says.
    public Policy policy(PolicyType type) {
        return PolicyDocuments.parse(document, type);
    }

    /// What kind of policy it is, as the policy simulator calls it.
    public String simulatedType() {
        if (arn.isEmpty()) {
            return holder;
        }
        return aws ? "aws-managed" : "user-managed";
    }
}
