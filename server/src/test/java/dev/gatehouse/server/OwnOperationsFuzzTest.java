package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.api.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever JSON comes to the paths of Gatehouse's own, it is read or refused. In a normal run over
/// the inputs that are kept beside it; with `JAZZER_FUZZ=1` over inputs that Jazzer makes.
class OwnOperationsFuzzTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @FuzzTest
    void questionsAreReadOrRefused(byte[] input) {
        readOrRefused(input, json -> Authorize.Question.parse(json, "the body"));
    }

    @FuzzTest
    void requestsOfClientsAreReadOrRefused(byte[] input) {
        readOrRefused(
                input,
                json -> {
                    ClientRequest read = ClientRequest.parse(json, "the body");
                    // What HTTP cannot carry could forge lines of the form that is signed.
                    assertThat(read.request().path() + read.request().query())
                            .doesNotContain("\n", "\r");
                });
    }

    private static void readOrRefused(byte[] input, Consumer<JsonNode> read) {
        JsonNode json;
        try {
            json = JSON.readTree(new String(input, StandardCharsets.UTF_8));
        } catch (JacksonException notJson) {
            return;
        }
        try {
            read.accept(json);
        } catch (AwsException refused) {
            assertThat(refused.code()).isEqualTo("ValidationError");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.message().length()).isLessThan(2_000);
        }
    }
}
