package dev.gatehouse.iam.inlinepolicy;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.TreeMap;
import java.util.function.Function;

/// Removes an inline policy: `DeleteUserPolicy`, `DeleteGroupPolicy`, `DeleteRolePolicy`.
///
/// @param result what is answered
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html">DeleteUserPolicy</a>
public record DeleteInlinePolicy<H extends Record & PolicyHolder<H>, I, O>(
        String action,
        HolderType<H> type,
        Function<I, String> holderName,
        Function<I, String> policyName,
        O result)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return type.access(action, holderName.apply(request), call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = type.in(call).getModifiable(holderName.apply(request));
        InlinePolicies.require(type, holder, policyName.apply(request));
        var policies = new TreeMap<>(holder.inlinePolicies());
        policies.remove(policyName.apply(request));
        type.in(call).put(holder.withInlinePolicies(policies));
        return result;
    }
}
