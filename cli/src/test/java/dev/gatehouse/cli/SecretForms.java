package dev.gatehouse.cli;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The forms in which a secret could be left somewhere, each as a text of one character a byte.
final class SecretForms {
    private SecretForms() {}

    /// As it is, in hexadecimal, percent-encoded, as JSON and XML write it, in UTF-16, and in
    /// Base64 wherever in the encoded text it begins.
    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        var forms = new LinkedHashSet<String>();
        forms.add(secret);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(percent);
        forms.add(percent.replaceAll("%(..)", "%25$1"));
        forms.add(secret.replace("\"", "\\\""));
        forms.add(secret.replace("\"", "\\\"").replace("/", "\\/"));
        forms.add(secret.replace("\"", "&quot;"));
        for (Charset wide : Set.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(secret.getBytes(wide), StandardCharsets.ISO_8859_1));
        }
        for (int before = 0; before < 3; before++) {
            String base64 = inBase64(bytes, before);
            forms.add(base64);
            forms.add(base64.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    /// What stands in Base64 for these bytes alone when so many others stand before them: the
    /// characters that are made of neighbours too are left out.
    private static String inBase64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String encoded =
                Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, shifted.length / 3 * 3));
        return encoded.substring(before == 0 ? 0 : before + 1);
    }

    /// Those of the secrets' forms that a text holds.
    static Stream<String> in(String text, Iterable<String> secrets) {
        var found = Stream.<String>builder();
        for (String secret : secrets) {
            of(secret).stream().filter(text::contains).forEach(found);
        }
        return found.build();
    }
}
