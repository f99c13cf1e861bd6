package dev.gatehouse.iam.servicecredential;

import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A service-specific credential of a user. Its password or key is kept apart.
///
/// @param ownerId the unique id of the user
/// @param alias its public part, made of the name that the user had: `ada-at-123456789012`
/// @param expires when it ceases to count
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html">Service-specific
///   credentials</a>
public record ServiceCredential(
        String id,
        String ownerId,
        SupportedService service,
        String alias,
        Instant created,
        Optional<Instant> expires,
        boolean active) {
    /// Credentials by id; found by owner, and by service and alias.
    public static final Kind<ServiceCredential> KIND =
            Kind.of("servicecredential", ServiceCredential.class)
                    .indexedBy("owner", credential -> List.of(credential.ownerId()))
                    .indexedBy(
                            "alias",
                            credential ->
                                    List.of(aliasTerm(credential.service(), credential.alias())));

    static String aliasTerm(SupportedService service, String alias) {
        return service.serviceName() + "\n" + Names.key(alias);
    }

    /// Under what the password or key is kept.
    String secretReference() {
        return "servicecredential/" + id;
    }

    ServiceCredential withActive(boolean nowActive) {
        return new ServiceCredential(id, ownerId, service, alias, created, expires, nowActive);
    }
}
