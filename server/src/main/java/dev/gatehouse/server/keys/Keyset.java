package dev.gatehouse.server.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.server.session.TinkSealing;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Keys of AES-256-GCM: the newest seals, all open. Prints nothing of itself.
public final class Keyset {
    private final KeysetHandle handle;

    private Keyset(KeysetHandle handle) {
        this.handle = handle;
    }

    /// One new key.
    public static Keyset ofNewKey() {
        try {
            return new Keyset(newKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES-GCM", e);
        }
    }

    /// Keys from their text.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Keyset of(String text) {
        try {
            return new Keyset(
                    TinkProtoKeysetFormat.parseKeyset(
                            Base64.getDecoder().decode(text),
                            InsecureSecretKeyAccess.get(),
                            AeadConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a set of keys", e);
        }
    }

    /// The keys as text. It goes nowhere but into another sealing.
    public String reveal() {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            TinkProtoKeysetFormat.serializeKeyset(
                                    handle, InsecureSecretKeyAccess.get(), AeadConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys cannot be written", e);
        }
    }

    /// These keys and a new one, which seals from now on.
    public Keyset rotated() {
        try {
            return new Keyset(
                    KeysetHandle.newBuilder(handle)
                            .addEntry(
                                    KeysetHandle.importKey(newKey().getPrimary().getKey())
                                            .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be added", e);
        }
    }

    public Sealing sealing() {
        try {
            return TinkSealing.of(handle.getPrimitive(AeadConfig2026.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES-GCM", e);
        }
    }

    private static KeysetHandle newKey() throws GeneralSecurityException {
        Configuration configuration = AeadConfig2026.get();
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, configuration);
    }

    @Override
    public String toString() {
        return "Keyset[hidden]";
    }
}
