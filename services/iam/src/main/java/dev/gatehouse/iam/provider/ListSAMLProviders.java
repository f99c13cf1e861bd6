package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.ListSAMLProvidersRequest;
import dev.gatehouse.api.iam.ListSAMLProvidersResponse;
import dev.gatehouse.api.iam.SAMLProviderListEntry;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Lists the SAML providers of the account, all at once.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html">ListSAMLProviders</a>
public final class ListSAMLProviders
        implements Operation<ListSAMLProvidersRequest, ListSAMLProvidersResponse> {
    @Override
    public Access access(ListSAMLProvidersRequest request, Call call) {
        return Access.to("iam:ListSAMLProviders", "*");
    }

    @Override
    public ListSAMLProvidersResponse handle(ListSAMLProvidersRequest request, Call call) {
        return new ListSAMLProvidersResponse(
                call.view().map(SamlProvider.KIND).values().stream()
                        .map(provider ->
                                SAMLProviderListEntry.builder()
                                        .arn(provider.arn(call.account()))
                                        .createDate(provider.created())
                                        .validUntil(provider.validUntil())
                                        .build())
                        .toList());
    }
}
