package dev.gatehouse.server.session;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.gatehouse.domain.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// Seals with AES-256-GCM.
public final class TinkSealing implements Sealing {
    private final Aead aead;

    private TinkSealing(Aead aead) {
        this.aead = aead;
    }

    /// A sealing with the keys behind a primitive.
    public static TinkSealing of(Aead aead) {
        return new TinkSealing(aead);
    }

    /// A sealing with a new key that this process keeps to itself: nothing that it sealed opens
    /// after a restart, or anywhere else.
    public static TinkSealing ofNewKey() {
        try {
            Configuration configuration = AeadConfig2026.get();
            return new TinkSealing(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, configuration)
                            .getPrimitive(configuration, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES-GCM", e);
        }
    }

    @Override
    public byte[] seal(byte[] plain, String purpose) {
        try {
            return aead.encrypt(plain, purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, String purpose) {
        try {
            return Optional.of(aead.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException foreign) {
            return Optional.empty();
        }
    }
}
