package dev.gatehouse.store.jdbc;

import dev.gatehouse.domain.Sealing;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a secret stands. It is sealed for this place: moved to another it does not open.
record SecretName(JournalId journal, String reference) {
    String seal(Secret secret, Sealing sealing) {
        byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(sealing.seal(plain, purpose()));
    }

    /// @throws IllegalStateException if it was not sealed for this place under a known key
    Secret open(String sealed, Sealing sealing) {
        return sealing.open(Base64.getDecoder().decode(sealed), purpose())
                .map(plain -> Secret.of(new String(plain, StandardCharsets.UTF_8)))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "a secret of "
                                        + journal
                                        + " does not open: it was sealed with"
                                        + " another key, or changed"));
    }

    private String purpose() {
        return "secret/" + journal + "/" + reference;
    }
}
