package dev.gatehouse.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.api.Blob;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("A2")
class SignatureVerifierTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant SIGNED = Instant.parse("2015-08-30T12:36:00Z");
    private static final String VANILLA =
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

    /// Cases of the Signature Version 4 test suite, and the example of the IAM User Guide.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "get-vanilla|GET|/|\"\"|service|\"\"|"
                        + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "post-vanilla|POST|/|\"\"|service|\"\"|"
                        + "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                "get-vanilla-query-order-key-case|GET|/|Param2=value2&Param1=value1|service|\"\"|"
                        + "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "iam-list-users|GET|/|Action=ListUsers&Version=2010-05-08|iam|"
                        + "application/x-www-form-urlencoded; charset=utf-8|"
                        + "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
            })
    void acceptsKnownSignatures(
            String name,
            String method,
            String path,
            String query,
            String service,
            String contentType,
            String expected) {
        String host = service.equals("iam") ? "iam.amazonaws.com" : "example.amazonaws.com";
        WireRequest request =
                signed(method, path, query, host, service, contentType, "us-east-1", expected);
        assertThatCode(() -> verify(request, service, SIGNED)).as(name).doesNotThrowAnyException();
        WireRequest changed =
                signed(method, "/x", query, host, service, contentType, "us-east-1", expected);
        assertThatThrownBy(() -> verify(changed, service, SIGNED))
                .hasMessageContaining("The Canonical String for this request should have been");
    }

    @Test
    void refusesStaleAndFutureSignatures() {
        WireRequest request = vanilla("us-east-1");
        verify(request, "service", SIGNED.plusSeconds(300));
        verify(request, "service", SIGNED.minusSeconds(300));
        assertThatThrownBy(() -> verify(request, "service", SIGNED.plusSeconds(301)))
                .hasMessage(
                        "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z"
                                + " (20150830T124101Z - 5 min.)");
        assertThatThrownBy(() -> verify(request, "service", SIGNED.minusSeconds(301)))
                .hasMessage(
                        "Signature not yet current: 20150830T123600Z is still later than"
                                + " 20150830T123559Z (20150830T123059Z + 5 min.)");
    }

    @Test
    void refusesAnotherScope() {
        assertThatThrownBy(() -> verify(vanilla("us-east-1"), "iam", SIGNED))
                .hasMessage("Credential should be scoped to correct service: 'iam'.");
        assertThatThrownBy(() -> verify(vanilla("US EAST"), "service", SIGNED))
                .hasMessageContaining("valid region");
    }

    @Test
    void refusesHeadersThatAreNotSigned() {
        var fields = new ArrayList<>(fields("example.amazonaws.com", ""));
        fields.add(Map.entry("X-Amz-Target", "Other"));
        fields.add(Map.entry("Authorization", authorization("", "service", "us-east-1", VANILLA)));
        assertThatThrownBy(() -> verify(request("GET", "/", "", fields), "service", SIGNED))
                .hasMessageContaining("'x-amz-target' must be a 'SignedHeader'");
    }

    @Test
    void saysWhatTheHeaderLacks() {
        var request =
                request(
                        "GET",
                        "/",
                        "",
                        List.of(
                                Map.entry(
                                        "Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e")));
        assertThatThrownBy(() -> SignatureParser.parse(request))
                .hasMessageContaining("requires 'Signature' parameter")
                .hasMessageContaining("requires 'SignedHeaders' parameter")
                .hasMessageContaining("'X-Amz-Date' or a 'Date'");
    }

    private static void verify(WireRequest request, String service, Instant now) {
        Signature signature = SignatureParser.parse(request).orElseThrow();
        SignatureVerifier.verify(request, signature, SECRET, Set.of(service), Set.of(now));
    }

    private static WireRequest vanilla(String region) {
        return signed("GET", "/", "", "example.amazonaws.com", "service", "", region, VANILLA);
    }

    private static WireRequest signed(
            String method,
            String path,
            String query,
            String host,
            String service,
            String contentType,
            String region,
            String signature) {
        var fields = new ArrayList<>(fields(host, contentType));
        fields.add(
                Map.entry("Authorization", authorization(contentType, service, region, signature)));
        return request(method, path, query, fields);
    }

    private static List<Map.Entry<String, String>> fields(String host, String contentType) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("Host", host));
        fields.add(Map.entry("X-Amz-Date", "20150830T123600Z"));
        if (!contentType.isEmpty()) {
            fields.add(Map.entry("Content-Type", contentType));
        }
        return fields;
    }

    private static String authorization(
            String contentType, String service, String region, String signature) {
        return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/"
                + region
                + "/"
                + service
                + "/aws4_request, SignedHeaders="
                + (contentType.isEmpty() ? "" : "content-type;")
                + "host;x-amz-date, Signature="
                + signature;
    }

    private static WireRequest request(
            String method, String path, String query, List<Map.Entry<String, String>> fields) {
        return new WireRequest(
                method,
                path,
                query,
                Headers.of(fields),
                Blob.of("".getBytes(StandardCharsets.UTF_8)),
                "127.0.0.1",
                false);
    }
}
