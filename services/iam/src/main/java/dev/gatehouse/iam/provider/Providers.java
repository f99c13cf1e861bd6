package dev.gatehouse.iam.provider;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.EntityType;

/// The identity providers of an account.
public final class Providers {
    public static final ProviderType<OidcProvider> OIDC =
            new ProviderType<>(
                    new EntityType<>(
                            OidcProvider.KIND,
                            "oidc-provider",
                            Quota.OIDC_PROVIDERS_PER_ACCOUNT,
                            "OpenIDConnect Provider not found for arn %s",
                            "Provider with url https://%s already exists."),
                    OidcProvider::withTags);
    public static final ProviderType<SamlProvider> SAML =
            new ProviderType<>(
                    new EntityType<>(
                            SamlProvider.KIND,
                            "saml-provider",
                            Quota.SAML_PROVIDERS_PER_ACCOUNT,
                            "Manifest not found for arn %s",
                            "SAML provider with name %s already exists."),
                    SamlProvider::withTags);

    private Providers() {}
}
