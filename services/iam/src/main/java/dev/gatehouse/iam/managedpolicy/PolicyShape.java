package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.Policy;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Call;

/// A managed policy as the API shows it.
record PolicyShape(ManagedPolicies policies, PolicyUses uses) {

    /// A policy in a list: without description and tags, as AWS shows them there.
    Policy listed(String arn, ManagedPolicy policy, Call call) {
        return base(arn, policy, call).build();
    }

    /// A policy by itself.
    Policy of(String arn, ManagedPolicy policy, Call call) {
        return base(arn, policy, call)
                .description(policy.description())
                .tags(Tags.shown(policy.tags()))
                .build();
    }

    private Policy.Builder base(String arn, ManagedPolicy policy, Call call) {
        return Policy.builder()
                .arn(arn)
                .attachmentCount(uses.attachments(arn, call))
                .createDate(policy.created())
                .defaultVersionId(policy.defaultVersionId())
                .isAttachable(policies.isAttachable(call.account(), arn))
                .path(policy.path())
                .permissionsBoundaryUsageCount(uses.boundaries(arn, call))
                .policyId(policy.id())
                .policyName(policy.name())
                .updateDate(policy.updated());
    }
}
