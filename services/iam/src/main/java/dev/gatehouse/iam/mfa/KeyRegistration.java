package dev.gatehouse.iam.mfa;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A registration of a security key that has begun. The client holds it, sealed; the challenge is
/// the hash of the seal, so that it is bound to it and the server keeps nothing.
///
/// @param account where it began
/// @param ownerId who began it
/// @param keyId the id that the key gets
/// @param name the name that the key gets
/// @param expires the first instant at which it is refused
record KeyRegistration(String account, String ownerId, String keyId, String name, Instant expires) {
    private static final String PURPOSE = "security key registration";

    /// Longer than any that is made here.
    private static final int MAX_LENGTH = 2_048;

    private static final int PARTS = 5;

    static KeyRegistration of(
            Account account, String ownerId, String keyId, String name, Instant expires) {
        return new KeyRegistration(account.toString(), ownerId, keyId, name, expires);
    }

    boolean isOf(Account other, String owner) {
        return account.equals(other.toString()) && ownerId.equals(owner);
    }

    String sealed(Sealing sealing) {
        String plain =
                String.join(
                        "\n",
                        account,
                        ownerId,
                        keyId,
                        name,
                        String.valueOf(expires.toEpochMilli()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal(plain.getBytes(StandardCharsets.UTF_8), PURPOSE));
    }

    /// The registration that a text says; empty if it is none of ours. It may have ended.
    static Optional<KeyRegistration> open(String ticket, Sealing sealing) {
        if (ticket.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return sealing.open(Base64.getUrlDecoder().decode(ticket), PURPOSE)
                    .map(plain -> new String(plain, StandardCharsets.UTF_8).split("\n", -1))
                    .filter(parts -> parts.length == PARTS)
                    .map(parts ->
                            new KeyRegistration(
                                    parts[0],
                                    parts[1],
                                    parts[2],
                                    parts[3],
                                    Instant.ofEpochMilli(Long.parseLong(parts[4]))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// What a key is asked to sign for a ticket, in base64url.
    static String challenge(String ticket) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(ticket));
    }
}
