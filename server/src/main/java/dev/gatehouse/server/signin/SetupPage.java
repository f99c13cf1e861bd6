package dev.gatehouse.server.signin;

import dev.gatehouse.domain.Sha256;
import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The page behind the one-time link of root. The token stands after the `#` of the link, which
/// browsers send to nobody.
final class SetupPage {
    private static final String TEXT = text();
    private static final String POLICY =
            "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; form-action 'none';"
                    + " base-uri 'none'; frame-ancestors 'none'; script-src 'sha256-"
                    + Base64.getEncoder().encodeToString(Sha256.of(script()))
                    + "'";

    private SetupPage() {}

    static WireResponse get() {
        return WireResponse.of(200, "text/html; charset=utf-8", TEXT)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Frame-Options", "DENY");
    }

    private static String script() {
        String begin = "<script>";
        return TEXT.substring(TEXT.indexOf(begin) + begin.length(), TEXT.indexOf("</script>"));
    }

    private static String text() {
        try (InputStream file =
                Optional.ofNullable(SetupPage.class.getResourceAsStream("setup.html"))
                        .orElseThrow()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
