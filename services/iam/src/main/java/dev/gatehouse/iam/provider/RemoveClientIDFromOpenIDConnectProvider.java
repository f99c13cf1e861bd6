package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.RemoveClientIDFromOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.RemoveClientIDFromOpenIDConnectProviderResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;

/// Removes a client id from an OpenID Connect provider; one that is not there is fine.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html">RemoveClientIDFromOpenIDConnectProvider</a>
public final class RemoveClientIDFromOpenIDConnectProvider
        implements Operation<
                RemoveClientIDFromOpenIDConnectProviderRequest,
                RemoveClientIDFromOpenIDConnectProviderResponse> {
    @Override
    public Access access(RemoveClientIDFromOpenIDConnectProviderRequest request, Call call) {
        return Providers.OIDC.access(
                "iam:RemoveClientIDFromOpenIDConnectProvider",
                request.openIDConnectProviderArn(),
                call);
    }

    @Override
    public RemoveClientIDFromOpenIDConnectProviderResponse handle(
            RemoveClientIDFromOpenIDConnectProviderRequest request, Call call) {
        OidcProvider provider = Providers.OIDC.get(request.openIDConnectProviderArn(), call);
        List<String> rest =
                provider.clientIds().stream().filter(id -> !id.equals(request.clientID())).toList();
        Providers.OIDC.type().in(call).put(provider.withClientIds(rest));
        return new RemoveClientIDFromOpenIDConnectProviderResponse();
    }
}
