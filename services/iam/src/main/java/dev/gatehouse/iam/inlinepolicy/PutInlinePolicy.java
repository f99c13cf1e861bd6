package dev.gatehouse.iam.inlinepolicy;

import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.policy.PolicyType;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Embeds a policy in a user, group or role, or replaces the one of that name: `PutUserPolicy`,
/// `PutGroupPolicy`, `PutRolePolicy`.
///
/// @param result what is answered
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html">PutUserPolicy</a>
public record PutInlinePolicy<H extends Record & PolicyHolder<H>, I, O>(
        String action,
        HolderType<H> type,
        Function<I, String> holderName,
        Function<I, String> policyName,
        Function<I, String> document,
        O result)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return type.access(action, holderName.apply(request), call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = type.in(call).getModifiable(holderName.apply(request));
        PolicyDocuments.validate(document.apply(request), PolicyType.IDENTITY);
        var policies = new TreeMap<>(holder.inlinePolicies());
        policies.put(policyName.apply(request), document.apply(request));
        requireSmall(holder, policies, call);
        type.in(call).put(holder.withInlinePolicies(policies));
        return result;
    }

    private void requireSmall(H holder, SortedMap<String, String> policies, Call call) {
        int limit = call.limit(type.inlineQuota());
        if (policies.values().stream().mapToInt(PolicyDocuments::size).sum() > limit) {
            throw LIMIT_EXCEEDED.because(
                    "Maximum policy size of %d bytes exceeded for %s %s",
                    limit, type.noun(), holder.name());
        }
    }
}
