package dev.gatehouse.iam.account;

import dev.gatehouse.api.iam.ListAccountAliasesRequest;
import dev.gatehouse.api.iam.ListAccountAliasesResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.List;

/// Lists the account's alias.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html">ListAccountAliases</a>
public final class ListAccountAliases
        implements Operation<ListAccountAliasesRequest, ListAccountAliasesResponse> {
    private final Paging<ListAccountAliasesRequest> paging;

    public ListAccountAliases(Markers markers) {
        this.paging =
                new Paging<>(
                        ListAccountAliasesRequest::marker,
                        ListAccountAliasesRequest::maxItems,
                        markers);
    }

    @Override
    public Access access(ListAccountAliasesRequest request, Call call) {
        return Access.to("iam:ListAccountAliases", "*");
    }

    @Override
    public ListAccountAliasesResponse handle(ListAccountAliasesRequest request, Call call) {
        List<String> aliases = AccountProfile.in(call).alias().stream().toList();
        Page<String> page =
                paging.page(
                        Lists.name(call, "ListAccountAliases"),
                        Lists.byName(aliases, alias -> alias),
                        request);
        return ListAccountAliasesResponse.builder()
                .accountAliases(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
