package dev.gatehouse.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Percent-encoding of URIs.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, section 2</a>
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /// The text with all but unreserved characters encoded.
    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes with all but unreserved characters encoded.
    public static String encode(byte[] bytes) {
        var encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%');
                HEX.toHexDigits(encoded, b);
            }
        }
        return encoded.toString();
    }

    /// Whether encoding changes nothing.
    public static boolean isUnreserved(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~' || !isUnreserved((byte) text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// The bytes that an encoded text stands for; empty if an escape is broken.
    public static Optional<byte[]> decodeBytes(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.write(source[i]);
            } else if (i + 2 < source.length
                    && HexFormat.isHexDigit(source[i + 1])
                    && HexFormat.isHexDigit(source[i + 2])) {
                bytes.write(
                        HexFormat.fromHexDigit(source[i + 1]) << 4
                                | HexFormat.fromHexDigit(source[i + 2]));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /// The text that a form's encoded text stands for, where `+` is a space; empty if an escape is
    /// broken or the bytes are not UTF-8.
    public static Optional<String> decodeForm(String encoded) {
        if (isUnreserved(encoded)) {
            return Optional.of(encoded);
        }
        return decodeBytes(encoded.replace('+', ' ')).flatMap(PercentEncoding::utf8);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '_'
                || b == '.'
                || b == '~';
    }
}
