package dev.gatehouse.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A secret that is kept: the secret of an access key, the seed of a one-time password. Prints
/// nothing of itself.
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The secret as text. Whoever calls this must not let it reach a log, an error or a record.
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
