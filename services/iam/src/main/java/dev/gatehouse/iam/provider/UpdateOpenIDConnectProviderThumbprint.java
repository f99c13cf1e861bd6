package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.UpdateOpenIDConnectProviderThumbprintRequest;
import dev.gatehouse.api.iam.UpdateOpenIDConnectProviderThumbprintResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Replaces the thumbprints of an OpenID Connect provider.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html">UpdateOpenIDConnectProviderThumbprint</a>
public final class UpdateOpenIDConnectProviderThumbprint
        implements Operation<
                UpdateOpenIDConnectProviderThumbprintRequest,
                UpdateOpenIDConnectProviderThumbprintResponse> {
    @Override
    public Access access(UpdateOpenIDConnectProviderThumbprintRequest request, Call call) {
        return Providers.OIDC.access(
                "iam:UpdateOpenIDConnectProviderThumbprint",
                request.openIDConnectProviderArn(),
                call);
    }

    @Override
    public UpdateOpenIDConnectProviderThumbprintResponse handle(
            UpdateOpenIDConnectProviderThumbprintRequest request, Call call) {
        OidcProvider provider = Providers.OIDC.get(request.openIDConnectProviderArn(), call);
        Providers.OIDC
                .type()
                .in(call)
                .put(provider.withThumbprints(OidcRules.thumbprints(request.thumbprintList())));
        return new UpdateOpenIDConnectProviderThumbprintResponse();
    }
}
