package dev.gatehouse.iam.attachment;

import dev.gatehouse.api.iam.AttachedPolicy;
import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lists the managed policies attached to an entity: `ListAttachedUserPolicies`,
/// `ListAttachedGroupPolicies`, `ListAttachedRolePolicies`.
///
/// @param pathPrefix the path under which policies are listed
/// @param result makes the answer of a page
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html">ListAttachedUserPolicies</a>
public record ListAttachedPolicies<H extends Record & PolicyHolder<H>, I, O>(
        String action,
        HolderType<H> type,
        Function<I, String> holderName,
        Function<I, Optional<String>> pathPrefix,
        Paging<I> paging,
        Function<Page<AttachedPolicy>, O> result)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return type.entities().access(action, holderName.apply(request), call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = type.in(call).get(holderName.apply(request));
        String prefix = pathPrefix.apply(request).orElse("/");
        List<AttachedPolicy> attached =
                holder.attachedPolicies().stream()
                        .filter(arn -> arn.substring(arn.indexOf('/')).startsWith(prefix))
                        .map(AttachedPolicies::shown)
                        .toList();
        return result.apply(
                paging.page(
                        Lists.name(call, action, holder.id(), prefix),
                        Lists.byName(attached, policy -> policy.policyArn().orElse("")),
                        request));
    }
}
