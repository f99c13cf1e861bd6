package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.DeleteSAMLProviderRequest;
import dev.gatehouse.api.iam.DeleteSAMLProviderResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Forgets a SAML provider. Trust policies that name it stay and admit nobody.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html">DeleteSAMLProvider</a>
public final class DeleteSAMLProvider
        implements Operation<DeleteSAMLProviderRequest, DeleteSAMLProviderResponse> {
    @Override
    public Access access(DeleteSAMLProviderRequest request, Call call) {
        return Providers.SAML.access("iam:DeleteSAMLProvider", request.samlProviderArn(), call);
    }

    @Override
    public DeleteSAMLProviderResponse handle(DeleteSAMLProviderRequest request, Call call) {
        SamlProvider provider = Providers.SAML.get(request.samlProviderArn(), call);
        provider.keys().forEach(key -> call.draft().removeSecret(key.secretReference()));
        Providers.SAML.type().in(call).remove(provider);
        return new DeleteSAMLProviderResponse();
    }
}
