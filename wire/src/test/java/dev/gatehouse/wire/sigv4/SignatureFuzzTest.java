package dev.gatehouse.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.Blob;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whatever a stranger sends, its signature is read or refused. In a normal run over the inputs
/// that are kept beside it; with `JAZZER_FUZZ=1` over inputs that Jazzer makes.
class SignatureFuzzTest {
    private static final String HASH = "0".repeat(64);

    /// The canonical form of a path or a query is at most so many times longer than the text: each
    /// byte becomes `%25` at worst, and each parameter gets an equals sign.
    private static final int GROWTH = 4;

    /// The input is a request: path and query in the first line, then headers.
    @FuzzTest
    void signaturesAreReadOrRefused(byte[] input) {
        WireRequest request = request(new String(input, StandardCharsets.UTF_8));
        Optional<Signature> signature;
        try {
            signature = SignatureParser.parse(request);
        } catch (AwsException refused) {
            assertThat(refused.code()).isEqualTo("IncompleteSignature");
            assertThat(refused.status()).isEqualTo(400);
            SignatureParser.scopedService(request);
            return;
        }
        if (signature.isPresent()) {
            assertThat(SignatureParser.scopedService(request))
                    .hasValue(signature.get().scope().service());
            canonical(request, signature.get());
        }
    }

    private static void canonical(WireRequest request, Signature signature) {
        String canonical;
        try {
            canonical = CanonicalRequest.of(request, signature, () -> HASH);
        } catch (AwsException refused) {
            assertThat(refused.code()).isEqualTo("SignatureDoesNotMatch");
            return;
        }
        String[] lines = canonical.split("\n", -1);
        assertThat(lines[1]).startsWith("/");
        assertThat(lines[1].length())
                .isLessThanOrEqualTo(GROWTH * bytes(request.path()).length + 1);
        assertThat(lines[2].length()).isLessThanOrEqualTo(GROWTH * bytes(request.query()).length);
        assertThat(canonical).isEqualTo(CanonicalRequest.of(request, signature, () -> HASH));
        signature
                .sessionToken()
                .filter(token -> token.length() > HASH.length())
                .ifPresent(token ->
                        assertThat(CanonicalRequest.shown(request, signature, () -> HASH))
                                .doesNotContain(token));
    }

    private static WireRequest request(String text) {
        List<String> lines = text.lines().toList();
        String target = lines.isEmpty() ? "/" : lines.getFirst();
        int question = target.indexOf('?');
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return new WireRequest(
                "GET",
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                Headers.of(fields),
                Blob.of(new byte[0]),
                "192.0.2.1",
                true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
