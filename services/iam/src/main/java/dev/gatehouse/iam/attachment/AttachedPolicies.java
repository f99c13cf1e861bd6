package dev.gatehouse.iam.attachment;

import dev.gatehouse.api.iam.AttachedPolicy;

/// Attached managed policies as the API shows them.
public final class AttachedPolicies {
    private AttachedPolicies() {}

    public static AttachedPolicy shown(String arn) {
        return AttachedPolicy.builder()
                .policyArn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .build();
    }
}
