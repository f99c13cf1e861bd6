package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.CreateSAMLProviderRequest;
import dev.gatehouse.api.iam.CreateSAMLProviderResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.iam.provider.SamlProvider.DecryptionKey;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Secret;
import java.util.Optional;

/// Makes a SAML provider known by its metadata.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html">CreateSAMLProvider</a>
public final class CreateSAMLProvider
        implements Operation<CreateSAMLProviderRequest, CreateSAMLProviderResponse> {
    private final Ids ids;

    public CreateSAMLProvider(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(CreateSAMLProviderRequest request, Call call) {
        return Tags.creating(
                "iam:CreateSAMLProvider",
                "iam:TagSAMLProvider",
                Providers.SAML.type().arn(call.account(), "/", request.name()),
                request.tags());
    }

    @Override
    public CreateSAMLProviderResponse handle(CreateSAMLProviderRequest request, Call call) {
        request.addPrivateKey().ifPresent(SamlRules::requirePrivateKey);
        Optional<DecryptionKey> key =
                request.addPrivateKey()
                        .map(_ -> new DecryptionKey(SamlRules.id("ASKP", ids), call.at()));
        var provider =
                new SamlProvider(
                        request.name(),
                        SamlRules.id("ASAM", ids),
                        call.at(),
                        request.samlMetadataDocument(),
                        SamlRules.validUntil(request.samlMetadataDocument(), call),
                        request.assertionEncryptionMode(),
                        key.stream().toList(),
                        Tags.of(request.tags(), call));
        SamlRules.requireKeyIfRequired(provider);
        Providers.SAML.type().in(call).add(provider);
        key.ifPresent(added ->
                call.draft()
                        .putSecret(
                                added.secretReference(),
                                Secret.of(request.addPrivateKey().orElseThrow())));
        return CreateSAMLProviderResponse.builder()
                .samlProviderArn(provider.arn(call.account()))
                .tags(Tags.shown(provider.tags()))
                .build();
    }
}
