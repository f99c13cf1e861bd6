package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.GetOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.GetOpenIDConnectProviderResponse;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows an OpenID Connect provider.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html">GetOpenIDConnectProvider</a>
public final class GetOpenIDConnectProvider
        implements Operation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse> {
    @Override
    public Access access(GetOpenIDConnectProviderRequest request, Call call) {
        return Providers.OIDC.access(
                "iam:GetOpenIDConnectProvider", request.openIDConnectProviderArn(), call);
    }

    @Override
    public GetOpenIDConnectProviderResponse handle(
            GetOpenIDConnectProviderRequest request, Call call) {
        OidcProvider provider = Providers.OIDC.get(request.openIDConnectProviderArn(), call);
        return GetOpenIDConnectProviderResponse.builder()
                .url(provider.name())
                .clientIDList(provider.clientIds())
                .thumbprintList(provider.thumbprints())
                .createDate(provider.created())
                .tags(Tags.shown(provider.tags()))
                .build();
    }
}
