package dev.gatehouse.iam.attachment;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.ArrayList;
import java.util.function.Function;

/// Detaches a managed policy: `DetachUserPolicy`, `DetachGroupPolicy`, `DetachRolePolicy`.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html">DetachUserPolicy</a>
public final class DetachPolicy<H extends Record & PolicyHolder<H>, I, O>
        implements Operation<I, O> {
    private final Attachment<H, I> attachment;
    private final O result;

    /// @param result what is answered
    public DetachPolicy(
            String action,
            HolderType<H> type,
            Function<I, String> holderName,
            Function<I, String> policyArn,
            O result) {
        this.attachment = new Attachment<>(action, type, holderName, policyArn);
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
        ManagedPolicies.requireArn(call.account(), arn);
        var attached = new ArrayList<>(holder.attachedPolicies());
        if (!attached.remove(arn)) {
            throw NO_SUCH_ENTITY.because("Policy %s was not found.", arn);
        }
        attachment.type().in(call).put(holder.withAttachedPolicies(attached));
        return result;
    }
}
