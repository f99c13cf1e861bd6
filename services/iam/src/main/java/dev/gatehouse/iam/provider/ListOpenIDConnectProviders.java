package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.ListOpenIDConnectProvidersRequest;
import dev.gatehouse.api.iam.ListOpenIDConnectProvidersResponse;
import dev.gatehouse.api.iam.OpenIDConnectProviderListEntry;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Lists the OpenID Connect providers of the account, all at once.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html">ListOpenIDConnectProviders</a>
public final class ListOpenIDConnectProviders
        implements Operation<
                ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse> {
    @Override
    public Access access(ListOpenIDConnectProvidersRequest request, Call call) {
        return Access.to("iam:ListOpenIDConnectProviders", "*");
    }

    @Override
    public ListOpenIDConnectProvidersResponse handle(
            ListOpenIDConnectProvidersRequest request, Call call) {
        return new ListOpenIDConnectProvidersResponse(
                call.view().map(OidcProvider.KIND).values().stream()
                        .map(provider ->
                                OpenIDConnectProviderListEntry.builder()
                                        .arn(provider.arn(call.account()))
                                        .build())
                        .toList());
    }
}
