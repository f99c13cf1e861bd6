package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.GetSAMLProviderRequest;
import dev.gatehouse.api.iam.GetSAMLProviderResponse;
import dev.gatehouse.api.iam.SAMLPrivateKey;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows a SAML provider with its metadata.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html">GetSAMLProvider</a>
public final class GetSAMLProvider
        implements Operation<GetSAMLProviderRequest, GetSAMLProviderResponse> {
    @Override
    public Access access(GetSAMLProviderRequest request, Call call) {
        return Providers.SAML.access("iam:GetSAMLProvider", request.samlProviderArn(), call);
    }

    @Override
    public GetSAMLProviderResponse handle(GetSAMLProviderRequest request, Call call) {
        SamlProvider provider = Providers.SAML.get(request.samlProviderArn(), call);
        return GetSAMLProviderResponse.builder()
                .samlMetadataDocument(provider.metadata())
                .samlProviderUUID(provider.id())
                .createDate(provider.created())
                .validUntil(provider.validUntil())
                .assertionEncryptionMode(provider.encryptionMode())
                .privateKeyList(
                        provider.keys().stream()
                                .map(key ->
                                        SAMLPrivateKey.builder()
                                                .keyId(key.id())
                                                .timestamp(key.added())
                                                .build())
                                .toList())
                .tags(Tags.shown(provider.tags()))
                .build();
    }
}
