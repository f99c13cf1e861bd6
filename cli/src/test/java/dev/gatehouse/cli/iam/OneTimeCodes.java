package dev.gatehouse.cli.iam;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of RFC 6238 that a device with a seed shows.
///
/// @param base32 the seed, a multiple of eight digits
record OneTimeCodes(String base32) {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_DIGIT = 5;

    String at(Instant time) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(seed(), "HmacSHA1"));
        byte[] step = ByteBuffer.allocate(8).putLong(time.getEpochSecond() / 30).array();
        byte[] hash = mac.doFinal(step);
        int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }

    private byte[] seed() {
        // The first bit keeps zeros at the beginning.
        BigInteger bits = BigInteger.ONE;
        for (int i = 0; i < base32.length(); i++) {
            int digit = DIGITS.indexOf(base32.charAt(i));
            bits = bits.shiftLeft(BITS_OF_A_DIGIT).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = bits.toByteArray();
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }
}
