package dev.gatehouse.iam.provider;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A SAML provider that the account trusts.
///
/// @param id its UUID, as AWS calls it
/// @param metadata the document as it was sent
/// @param validUntil when the metadata ceases to count
/// @param encryptionMode whether assertions must be encrypted: `Required` or `Allowed`
/// @param keys those that decrypt assertions, oldest first; the keys themselves are kept apart
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html">SAML
///   identity providers</a>
public record SamlProvider(
        String name,
        String id,
        Instant created,
        String metadata,
        Instant validUntil,
        Optional<String> encryptionMode,
        List<DecryptionKey> keys,
        SortedMap<String, String> tags)
        implements IamEntity {
    /// Providers by name ignoring case.
    public static final Kind<SamlProvider> KIND = Kind.of("samlprovider", SamlProvider.class);

    public SamlProvider {
        keys = List.copyOf(keys);
        tags = TextMap.copyOf(tags);
    }

    /// A private key that decrypts assertions.
    public record DecryptionKey(String id, Instant added) {
        /// Under what the key itself is kept.
        String secretReference() {
            return "samlkey/" + id;
        }
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("saml-provider/" + name);
    }

    SamlProvider withMetadata(String newMetadata, Instant newValidUntil) {
        return new SamlProvider(
                name, id, created, newMetadata, newValidUntil, encryptionMode, keys, tags);
    }

    SamlProvider withEncryption(Optional<String> newMode, List<DecryptionKey> newKeys) {
        return new SamlProvider(name, id, created, metadata, validUntil, newMode, newKeys, tags);
    }

    public SamlProvider withTags(SortedMap<String, String> newTags) {
        return new SamlProvider(
                name, id, created, metadata, validUntil, encryptionMode, keys, newTags);
    }
}
