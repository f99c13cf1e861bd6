package dev.gatehouse.iam.inlinepolicy;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.function.Function;

/// Shows an inline policy: `GetUserPolicy`, `GetGroupPolicy`, `GetRolePolicy`.
///
/// @param result makes the answer of the holder's name, the policy's name and its encoded document
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html">GetUserPolicy</a>
public record GetInlinePolicy<H extends Record & PolicyHolder<H>, I, O>(
        String action,
        HolderType<H> type,
        Function<I, String> holderName,
        Function<I, String> policyName,
        Answer<O> result)
        implements Operation<I, O> {
    /// Makes the answer.
    public interface Answer<O> {
        O of(String policyDocument, String policyName, String holderName);
    }

    @Override
    public Access access(I request, Call call) {
        return type.entities().access(action, holderName.apply(request), call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = type.in(call).get(holderName.apply(request));
        String name = policyName.apply(request);
        String document = InlinePolicies.require(type, holder, name);
        return result.of(PolicyDocuments.encoded(document), name, holder.name());
    }
}
