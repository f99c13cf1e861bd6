package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.DeleteOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.DeleteOpenIDConnectProviderResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Forgets an OpenID Connect provider. Trust policies that name it stay and admit nobody.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html">DeleteOpenIDConnectProvider</a>
public final class DeleteOpenIDConnectProvider
        implements Operation<
                DeleteOpenIDConnectProviderRequest, DeleteOpenIDConnectProviderResponse> {
    @Override
    public Access access(DeleteOpenIDConnectProviderRequest request, Call call) {
        return Providers.OIDC.access(
                "iam:DeleteOpenIDConnectProvider", request.openIDConnectProviderArn(), call);
    }

    @Override
    public DeleteOpenIDConnectProviderResponse handle(
            DeleteOpenIDConnectProviderRequest request, Call call) {
        Providers.OIDC
                .type()
                .in(call)
                .remove(Providers.OIDC.get(request.openIDConnectProviderArn(), call));
        return new DeleteOpenIDConnectProviderResponse();
    }
}
