package dev.gatehouse.conformance;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What people have on their phones: makes the codes of RFC 6238 from the seed of a device.
public final class AuthenticatorApp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] seed;

    public AuthenticatorApp(String base32) {
        var bits = new StringBuilder();
        base32.chars()
                .forEach(c -> {
                    String digit = "0000" + Integer.toBinaryString(BASE32.indexOf(c));
                    bits.append(digit, digit.length() - 5, digit.length());
                });
        seed = new byte[bits.length() / 8];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
    }

    /// The code that shows at a time.
    public String code(Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException absent) {
            throw new AssertionError(absent);
        }
    }

    /// The code that shows some half minutes later, or earlier.
    public String code(Instant now, int later) {
        return code(now.plusSeconds(30L * later));
    }
}
