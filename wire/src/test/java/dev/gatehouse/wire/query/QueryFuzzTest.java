package dev.gatehouse.wire.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.Blob;
import dev.gatehouse.api.iam.CreateUserRequest;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.PercentEncoding;
import dev.gatehouse.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whatever form comes, it is read or refused in AWS's words. In a normal run over the inputs that
/// are kept beside it; with `JAZZER_FUZZ=1` over inputs that Jazzer makes.
class QueryFuzzTest {
    @FuzzTest
    void formsAreReadOrRefused(byte[] input) {
        Parameters parameters;
        try {
            parameters = Parameters.of(form(input));
        } catch (AwsException refused) {
            assertThat(refused.code()).isEqualTo("MalformedQueryString");
            assertThat(refused.status()).isEqualTo(400);
            return;
        }
        assertThat(Parameters.of(form(encoded(parameters)))).isEqualTo(parameters);
        assertThat(parameters.values()).hasSizeLessThanOrEqualTo(10_000);
        try {
            QueryDecoder.decode(CreateUserRequest.SHAPE, parameters);
        } catch (AwsException refused) {
            assertThat(refused.code()).isIn("MalformedInput", "ValidationError");
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @FuzzTest
    void whatIsEncodedIsDecodedToTheSame(byte[] input) {
        String encoded = PercentEncoding.encode(input);
        assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
        assertThat(PercentEncoding.decodeBytes(encoded)).hasValue(input);

        String text = new String(input, StandardCharsets.UTF_8);
        assertThat(PercentEncoding.decodeForm(PercentEncoding.encode(text))).hasValue(text);
        PercentEncoding.decodeForm(text)
                .ifPresent(decoded ->
                        assertThat(PercentEncoding.decodeForm(PercentEncoding.encode(decoded)))
                                .hasValue(decoded));
    }

    private static byte[] encoded(Parameters parameters) {
        return parameters.values().entrySet().stream()
                .map(QueryFuzzTest::encoded)
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return PercentEncoding.encode(parameter.getKey())
                + "="
                + PercentEncoding.encode(parameter.getValue());
    }

    private static WireRequest form(byte[] body) {
        return new WireRequest(
                "POST", "/", "", Headers.of(List.of()), Blob.of(body), "192.0.2.1", true);
    }
}
