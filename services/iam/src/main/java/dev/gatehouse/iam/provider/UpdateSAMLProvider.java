package dev.gatehouse.iam.provider;

import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.UpdateSAMLProviderRequest;
import dev.gatehouse.api.iam.UpdateSAMLProviderResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.provider.SamlProvider.DecryptionKey;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Secret;
import java.util.ArrayList;
import java.util.List;

/// Changes the metadata of a SAML provider, and how its assertions are encrypted.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html">UpdateSAMLProvider</a>
public final class UpdateSAMLProvider
        implements Operation<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse> {
    private final Ids ids;

    public UpdateSAMLProvider(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(UpdateSAMLProviderRequest request, Call call) {
        return Providers.SAML.access("iam:UpdateSAMLProvider", request.samlProviderArn(), call);
    }

    @Override
    public UpdateSAMLProviderResponse handle(UpdateSAMLProviderRequest request, Call call) {
        SamlProvider provider = Providers.SAML.get(request.samlProviderArn(), call);
        SamlProvider described =
                request.samlMetadataDocument()
                        .map(metadata ->
                                provider.withMetadata(
                                        metadata, SamlRules.validUntil(metadata, call)))
                        .orElse(provider);
        SamlProvider changed =
                described.withEncryption(
                        request.assertionEncryptionMode().or(provider::encryptionMode),
                        keys(request, provider, call));
        SamlRules.requireKeyIfRequired(changed);
        Providers.SAML.type().in(call).put(changed);
        return UpdateSAMLProviderResponse.builder()
                .samlProviderArn(changed.arn(call.account()))
                .build();
    }

    private List<DecryptionKey> keys(
            UpdateSAMLProviderRequest request, SamlProvider provider, Call call) {
        var keys = new ArrayList<>(provider.keys());
        if (request.removePrivateKey().isPresent()) {
            String id = request.removePrivateKey().get();
            DecryptionKey old =
                    keys.stream()
                            .filter(key -> key.id().equals(id))
                            .findFirst()
                            .orElseThrow(() ->
                                    NO_SUCH_ENTITY.because(
                                            "The private key with id %s cannot be found.", id));
            keys.remove(old);
            call.draft().removeSecret(old.secretReference());
        }
        if (request.addPrivateKey().isPresent()) {
            SamlRules.requirePrivateKey(request.addPrivateKey().get());
            if (keys.size() >= SamlRules.MOST_KEYS) {
                throw LIMIT_EXCEEDED.because(
                        "Cannot exceed quota for private keys of a SAML provider: %d",
                        SamlRules.MOST_KEYS);
            }
            var added = new DecryptionKey(SamlRules.id("ASKP", ids), call.at());
            keys.add(added);
            call.draft()
                    .putSecret(added.secretReference(), Secret.of(request.addPrivateKey().get()));
        }
        return keys;
    }
}
