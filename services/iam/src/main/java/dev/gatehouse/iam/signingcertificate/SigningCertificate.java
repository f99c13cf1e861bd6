package dev.gatehouse.iam.signingcertificate;

import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;

/// A signing certificate of a user or of root.
///
/// @param id the SHA-1 digest of the certificate in base 32, so that each is there once
/// @param ownerId the unique id of the user, or the account id for root
/// @param body as it was uploaded
public record SigningCertificate(
        String id, String ownerId, Instant uploaded, boolean active, String body) {
    /// Certificates by id; found by owner.
    public static final Kind<SigningCertificate> KIND =
            Kind.of("signingcertificate", SigningCertificate.class)
                    .indexedBy("owner", certificate -> List.of(certificate.ownerId()));

    SigningCertificate withActive(boolean nowActive) {
        return new SigningCertificate(id, ownerId, uploaded, nowActive, body);
    }
}
