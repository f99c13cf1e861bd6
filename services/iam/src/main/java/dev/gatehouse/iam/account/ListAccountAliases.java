package dev.gatehouse.iam.account;

import dev.gatehouse.api.iam.ListAccountAliasesRequest;
import dev.gatehouse.api.iam.ListAccountAliasesResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Lists the account's alias.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html">ListAccountAliases</a>
public final class ListAccountAliases
        implements Operation<ListAccountAliasesRequest, ListAccountAliasesResponse> {
    @Override
    public Access access(ListAccountAliasesRequest request, Call call) {
        return Access.to("iam:ListAccountAliases", "*");
    }

    @Override
    public ListAccountAliasesResponse handle(ListAccountAliasesRequest request, Call call) {
        return ListAccountAliasesResponse.builder()
                .accountAliases(AccountProfile.in(call).alias().stream().toList())
                .isTruncated(false)
                .build();
    }
}
