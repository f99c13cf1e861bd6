package dev.gatehouse.wire.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a signed request says of its signature; nothing of it is proven yet.
///
/// @param signedHeaders names in lower case, as they were listed
/// @param date the time of signing as it was written, and as a time in `at`
/// @param expires how long a presigned request is good; empty if the signature is in a header
/// @param sessionToken of temporary credentials
public record Signature(
        String accessKeyId,
        CredentialScope scope,
        List<String> signedHeaders,
        String value,
        String date,
        Instant at,
        Optional<Duration> expires,
        Optional<String> sessionToken) {
    public Signature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    public boolean isPresigned() {
        return expires.isPresent();
    }

    /// The same, good for this long.
    Signature expiringAfter(Duration time) {
        return new Signature(
                accessKeyId,
                scope,
                signedHeaders,
                value,
                date,
                at,
                Optional.of(time),
                sessionToken);
    }

    @Override
    public String toString() {
        return "Signature[" + accessKeyId + ", " + scope + "]";
    }
}
