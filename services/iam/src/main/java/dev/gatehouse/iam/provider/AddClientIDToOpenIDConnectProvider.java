package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.AddClientIDToOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.AddClientIDToOpenIDConnectProviderResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.ArrayList;

/// Adds a client id to an OpenID Connect provider; one that is there already is fine.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html">AddClientIDToOpenIDConnectProvider</a>
public final class AddClientIDToOpenIDConnectProvider
        implements Operation<
                AddClientIDToOpenIDConnectProviderRequest,
                AddClientIDToOpenIDConnectProviderResponse> {
    @Override
    public Access access(AddClientIDToOpenIDConnectProviderRequest request, Call call) {
        return Providers.OIDC.access(
                "iam:AddClientIDToOpenIDConnectProvider", request.openIDConnectProviderArn(), call);
    }

    @Override
    public AddClientIDToOpenIDConnectProviderResponse handle(
            AddClientIDToOpenIDConnectProviderRequest request, Call call) {
        OidcProvider provider = Providers.OIDC.get(request.openIDConnectProviderArn(), call);
        var ids = new ArrayList<>(provider.clientIds());
        ids.add(request.clientID());
        Providers.OIDC.type().in(call).put(provider.withClientIds(OidcRules.clientIds(ids)));
        return new AddClientIDToOpenIDConnectProviderResponse();
    }
}
