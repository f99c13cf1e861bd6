package dev.gatehouse.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.CaseFile;
import dev.gatehouse.wire.WireRequest;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of the Signature Version 4 test suite and more of their kind, signed by another
/// program; and what is refused of them after a change.
@Requirement({"A2", "C4"})
class SignatureVerifierTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant SIGNED = Instant.parse("2015-08-30T12:36:00Z");
    private static final CaseFile ACCEPTED = CaseFile.read("sigv4/accepted.txt");
    private static final CaseFile REFUSED = CaseFile.read("sigv4/refused.txt");

    private final SignatureVerifier verifier = new SignatureVerifier();

    static Stream<String> accepted() {
        return ACCEPTED.names();
    }

    static Stream<String> refused() {
        return REFUSED.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void accepts(String name) {
        verify(ACCEPTED.text(name), serviceOf(name), SIGNED);
        verify(ACCEPTED.text(name), serviceOf(name), SIGNED.minusSeconds(300));
        verify(ACCEPTED.text(name), serviceOf(name), SIGNED.plusSeconds(300L * lifetimes(name)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void refusesAnotherSignature(String name) {
        String text = ACCEPTED.text(name);
        int last = text.indexOf("Signature=") + "Signature=".length() + 63;
        String changed =
                text.substring(0, last)
                        + (text.charAt(last) == '0' ? '1' : '0')
                        + text.substring(last + 1);
        AwsException refusal =
                catchThrowableOfType(
                        AwsException.class, () -> verify(changed, serviceOf(name), SIGNED));
        assertThat(refusal.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(refusal.message())
                .contains("The Canonical String for this request should have been\n'")
                .contains("The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n")
                .doesNotContain("6e86291e8372ff2a");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name) {
        String of = REFUSED.field(name, "of").orElseThrow();
        String text = ACCEPTED.text(of);
        for (String replacement : REFUSED.fields(name, "replace")) {
            String[] parts = replacement.replace('~', '\n').split(" => ?", 2);
            assertThat(text).contains(parts[0]);
            text = text.replace(parts[0], parts[1]);
        }
        String changed = text;
        Instant now = REFUSED.field(name, "now").map(Instant::parse).orElse(SIGNED);
        String service = REFUSED.field(name, "service").orElse(serviceOf(of));
        AwsException refusal =
                catchThrowableOfType(AwsException.class, () -> verify(changed, service, now));
        assertThat(refusal.code() + " " + refusal.status())
                .isEqualTo(REFUSED.field(name, "error").orElseThrow());
        assertThat(refusal.message()).contains(REFUSED.field(name, "message").orElseThrow());
    }

    @Test
    void keepsFewKeysAndShowsNone() {
        var keys = new SigningKeys();
        for (int i = 0; i < SigningKeys.MAX_KEPT + 10; i++) {
            var scope = new CredentialScope("20150830", "r" + i, "iam", "aws4_request");
            keys.keep(SECRET, scope, keys.key(SECRET, scope));
        }
        assertThat(keys.size()).isEqualTo(SigningKeys.MAX_KEPT);
        assertThat(keys.toString()).isEqualTo("SigningKeys[4096 hidden]");
    }

    @Test
    void forgetsTheKeyOfAReplacedSecret() {
        var keys = new SigningKeys();
        var scope = new CredentialScope("20150830", "us-east-1", "iam", "aws4_request");
        keys.keep(SECRET, scope, keys.key(SECRET, scope));
        assertThat(keys.key("another", scope)).isNotEqualTo(keys.key(SECRET, scope));
    }

    private void verify(String text, String service, Instant now) {
        WireRequest request = CaseFile.request(text);
        Signature signature = SignatureParser.parse(request).orElseThrow();
        verifier.verify(request, signature, SECRET, Set.of(service), Set.of(now));
    }

    private static String serviceOf(String name) {
        if (name.startsWith("s3-")) {
            return "s3";
        }
        return name.equals("presigned-identity-of-kubernetes") ? "sts" : "service";
    }

    /// How many times five minutes the request is good.
    private static int lifetimes(String name) {
        if (name.equals("presigned-identity-of-kubernetes")) {
            return 3;
        }
        return name.contains("presigned") ? 12 : 1;
    }
}
