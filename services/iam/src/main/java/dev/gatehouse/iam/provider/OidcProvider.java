package dev.gatehouse.iam.provider;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// An OpenID Connect provider that the account trusts.
///
/// @param name the issuer's URL without `https://`
/// @param clientIds the audiences of tokens that count
/// @param thumbprints of certificates that the issuer's key server may show, in hexadecimal
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html">OIDC
///   identity providers</a>
public record OidcProvider(
        String name,
        Instant created,
        List<String> clientIds,
        List<String> thumbprints,
        SortedMap<String, String> tags)
        implements IamEntity {
    /// Providers by URL ignoring case.
    public static final Kind<OidcProvider> KIND = Kind.of("oidcprovider", OidcProvider.class);

    public OidcProvider {
        clientIds = List.copyOf(clientIds);
        thumbprints = List.copyOf(thumbprints);
        tags = TextMap.copyOf(tags);
    }

    @Override
    public String path() {
        return "/";
    }

    /// It has no unique id: its URL is one.
    @Override
    public String id() {
        return name;
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("oidc-provider/" + name);
    }

    OidcProvider withClientIds(List<String> newClientIds) {
        return new OidcProvider(name, created, newClientIds, thumbprints, tags);
    }

    OidcProvider withThumbprints(List<String> newThumbprints) {
        return new OidcProvider(name, created, clientIds, newThumbprints, tags);
    }

    public OidcProvider withTags(SortedMap<String, String> newTags) {
        return new OidcProvider(name, created, clientIds, thumbprints, newTags);
    }
}
