package dev.gatehouse.iam.mfa;

import dev.gatehouse.store.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a device and we make the same one-time codes from: six digits for each half minute. Prints
/// nothing of itself.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
final class Seed {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 64;
    private static final int STEP_SECONDS = 30;
    private static final String ALGORITHM = "HmacSHA1";

    private final String base32;

    private Seed(String base32) {
        this.base32 = base32;
    }

    /// A new seed of 320 bits.
    ///
    /// @param secrets unpredictable
    static Seed next(RandomGenerator secrets) {
        var text = new StringBuilder(LENGTH);
        while (text.length() < LENGTH) {
            text.append(BASE32.charAt(secrets.nextInt(BASE32.length())));
        }
        return new Seed(text.toString());
    }

    static Seed of(Secret secret) {
        return new Seed(secret.reveal());
    }

    Secret secret() {
        return Secret.of(base32);
    }

    /// The seed as people type it into a device. It must reach nobody but who made the device.
    String reveal() {
        return base32;
    }

    /// The number of the half minute.
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /// The first step of a range whose code, and that of the steps after it, are these.
    OptionalLong find(long from, long to, String... codes) {
        Mac mac = mac();
        for (long step = from; step <= to; step++) {
            if (matches(mac, step, codes)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean matches(Mac mac, long step, String... codes) {
        for (int i = 0; i < codes.length; i++) {
            if (!same(code(mac, step + i), codes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String expected, String code) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(Mac mac, long step) {
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        return "%06d".formatted(number % 1_000_000);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has " + ALGORITHM, absent);
        }
    }

    private byte[] bytes() {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        long bits = 0;
        int count = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = (bits << 5) | BASE32.indexOf(base32.charAt(i));
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.put((byte) (bits >>> count));
            }
        }
        return bytes.array();
    }

    @Override
    public String toString() {
        return "Seed[hidden]";
    }
}
