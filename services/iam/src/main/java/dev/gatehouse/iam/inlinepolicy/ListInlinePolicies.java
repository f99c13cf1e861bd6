package dev.gatehouse.iam.inlinepolicy;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.TreeMap;
import java.util.function.Function;

/// Lists the names of inline policies: `ListUserPolicies`, `ListGroupPolicies`, `ListRolePolicies`.
///
/// @param result makes the answer of a page
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html">ListUserPolicies</a>
public record ListInlinePolicies<H extends Record & PolicyHolder<H>, I, O>(
        String action,
        HolderType<H> type,
        Function<I, String> holderName,
        Paging<I> paging,
        Function<Page<String>, O> result)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return type.entities().access(action, holderName.apply(request), call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = type.in(call).get(holderName.apply(request));
        // Unlike the names of entities, those of inline policies may differ in letter case only.
        var names = new TreeMap<String, String>();
        holder.inlinePolicies().keySet().forEach(name -> names.put(name, name));
        return result.apply(paging.page(Lists.name(call, action, holder.id()), names, request));
    }
}
