package dev.gatehouse.iam.mfa;

import dev.gatehouse.store.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
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
    private static final int BITS_OF_A_DIGIT = 5;
    private static final int MIN_BYTES = 16;
    private static final int MAX_BYTES = 64;

    /// As many as [#MAX_BYTES] take.
    private static final int MAX_DIGITS = 103;

    private static final int MAX_PADDING = 6;

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

    /// A seed as manufacturers write it: base 32, in either letter case, with or without `=` at its
    /// end. Empty if it is none, or is shorter than RFC 4226 allows or longer than HMAC uses.
    static Optional<Seed> ofBase32(String text) {
        if (text.length() > MAX_DIGITS + MAX_PADDING) {
            return Optional.empty();
        }
        String digits = text.toUpperCase(Locale.ROOT).replaceAll("=+$", "");
        boolean isOne =
                digits.length() <= MAX_DIGITS
                        && digits.chars().allMatch(digit -> BASE32.indexOf(digit) >= 0)
                        && digits.length() * BITS_OF_A_DIGIT / Byte.SIZE >= MIN_BYTES;
        return isOne ? Optional.of(new Seed(digits)) : Optional.empty();
    }

    /// The same for a seed that is written in hexadecimal digits.
    static Optional<Seed> ofHex(String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            return bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES
                    ? Optional.of(new Seed(base32(bytes)))
                    : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int count = 0;
        for (byte next : bytes) {
            bits = (bits << Byte.SIZE) | (next & 0xff);
            count += Byte.SIZE;
            while (count >= BITS_OF_A_DIGIT) {
                count -= BITS_OF_A_DIGIT;
                text.append(BASE32.charAt((bits >>> count) & 0x1f));
            }
        }
        if (count > 0) {
            text.append(BASE32.charAt((bits << (BITS_OF_A_DIGIT - count)) & 0x1f));
        }
        return text.toString();
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

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(base32.length() * BITS_OF_A_DIGIT / Byte.SIZE);
        long bits = 0;
        int count = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = (bits << BITS_OF_A_DIGIT) | BASE32.indexOf(base32.charAt(i));
            count += BITS_OF_A_DIGIT;
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
