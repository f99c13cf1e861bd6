package dev.gatehouse.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/// Values in the Distinguished Encoding Rules of ASN.1: those of which a certificate is made.
///
/// @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
final class Der {
    /// The tag of a context-specific value that holds others; add its number.
    static final int CONTEXT_CONSTRUCTED = 0xa0;

    /// The tag of a context-specific value that holds bytes; add its number.
    static final int CONTEXT = 0x80;

    private static final int LONG_LENGTH = 0x80;
    private static final int FIRST_GENERALIZED_YEAR = 2050;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    /// A value: its tag, its length and the parts one after another.
    static byte[] value(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < LONG_LENGTH) {
            out.write(content.length);
        } else {
            byte[] length = unsigned(content.length);
            out.write(LONG_LENGTH | length.length);
            out.writeBytes(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return value(0x31, parts);
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] octets(byte[] bytes) {
        return value(0x04, bytes);
    }

    static byte[] text(String text) {
        return value(0x0c, text.getBytes(UTF_8));
    }

    static byte[] yes() {
        return value(0x01, new byte[] {(byte) 0xff});
    }

    /// A string of bits.
    ///
    /// @param unused how many of the last byte do not count
    static byte[] bits(int unused, byte... bytes) {
        return value(0x03, new byte[] {(byte) unused}, bytes);
    }

    /// An object identifier whose first number is 1 or 2 and whose second is below 40.
    static byte[] oid(int first, int second, int... others) {
        var out = new ByteArrayOutputStream();
        out.write(first * 40 + second);
        for (int number : others) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (number >> shift != 0) {
                    out.write(0x80 | ((number >> shift) & 0x7f));
                }
            }
            out.write(number & 0x7f);
        }
        return value(0x06, out.toByteArray());
    }

    /// A time as certificates write it: with two digits of the year until 2049.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5">RFC 5280, Validity</a>
    static byte[] time(Instant at) {
        boolean utc = at.atZone(ZoneOffset.UTC).getYear() < FIRST_GENERALIZED_YEAR;
        return utc
                ? value(0x17, UTC_TIME.format(at).getBytes(US_ASCII))
                : value(0x18, GENERALIZED_TIME.format(at).getBytes(US_ASCII));
    }

    private static byte[] unsigned(int number) {
        byte[] bytes = BigInteger.valueOf(number).toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
