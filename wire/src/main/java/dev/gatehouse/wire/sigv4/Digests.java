package dev.gatehouse.wire.sigv4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// SHA-256 and its keyed form, which every Java has.
final class Digests {
    private static final String HMAC = "HmacSHA256";

    // To look one up among the providers takes longer than to hash a request: these are copied.
    private static final MessageDigest SHA256 = digest();
    private static final Mac HMAC_SHA256 = mac();

    private Digests() {}

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// With some key, for only then its provider is chosen.
    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(new byte[1], HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    static byte[] sha256(String text) {
        return sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(ByteBuffer bytes) {
        try {
            var digest = (MessageDigest) SHA256.clone();
            digest.update(bytes);
            return digest.digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's SHA-256 cannot be copied", e);
        }
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            var mac = (Mac) HMAC_SHA256.clone();
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException | GeneralSecurityException e) {
            throw new IllegalStateException("this Java's HMAC-SHA-256 cannot be copied", e);
        }
    }
}
