package dev.gatehouse.iam.attachment;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;
import static dev.gatehouse.api.iam.IamErrorCode.POLICY_NOT_ATTACHABLE;

import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.ArrayList;
import java.util.function.Function;

/// Attaches a managed policy; one that is attached stays so. `AttachUserPolicy`,
/// `AttachGroupPolicy`, `AttachRolePolicy`.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html">AttachUserPolicy</a>
public final class AttachPolicy<H extends Record & PolicyHolder<H>, I, O>
        implements Operation<I, O> {
    private final Attachment<H, I> attachment;
    private final ManagedPolicies policies;
    private final O result;

    /// @param result what is answered
    public AttachPolicy(
            String action,
            HolderType<H> type,
            Function<I, String> holderName,
            Function<I, String> policyArn,
            ManagedPolicies policies,
            O result) {
        this.attachment = new Attachment<>(action, type, holderName, policyArn);
        this.policies = policies;
        this.result = result;
    }

    @Override
    public Access access(I request, Call call) {
        return attachment.access(request, call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = attachment.holder(request, call);
        String arn = attachment.policyArn().apply(request);
        requireAttachable(arn, call);
        if (!holder.attachedPolicies().contains(arn)) {
            HolderType<H> type = attachment.type();
            Entities.requireBelow(type.attachedQuota(), holder.attachedPolicies().size(), call);
            var attached = new ArrayList<>(holder.attachedPolicies());
            attached.add(arn);
            type.in(call).put(holder.withAttachedPolicies(attached));
        }
        return result;
    }

    private void requireAttachable(String arn, Call call) {
        ManagedPolicies.requireArn(call.account(), arn);
        if (policies.find(call.account(), call.view(), arn).isEmpty()) {
            throw NO_SUCH_ENTITY.because("Policy %s does not exist or is not attachable.", arn);
        }
        if (!policies.isAttachable(call.account(), arn)) {
            throw POLICY_NOT_ATTACHABLE.because(
                    "Cannot attach a Service Role Policy to a Customer Role.");
        }
    }
}
