package dev.gatehouse.server.signin;

import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// The page behind the one-time link of root. The token stands after the `#` of the link, which
/// browsers send to nobody.
final class SetupPage {
    private static final String FILE = "setup.html";
    private static final String BEGIN = "<script>";
    private static final String END = "</script>";

    private SetupPage() {}

    static WireResponse get() {
        String page = text();
        String script = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        return WireResponse.of(200, "text/html; charset=utf-8", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline';"
                                + " form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
                                + " script-src 'sha256-"
                                + hash(script)
                                + "'")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Frame-Options", "DENY");
    }

    private static String text() {
        try (InputStream file =
                Optional.ofNullable(SetupPage.class.getResourceAsStream(FILE)).orElseThrow()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
