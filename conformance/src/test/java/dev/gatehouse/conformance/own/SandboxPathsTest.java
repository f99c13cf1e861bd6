package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The paths that only a sandbox has, and what it does with clients that do not finish.
class SandboxPathsTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_MILLIS = 60_000;

    @Test
    void theClockMovesOnIsSetAndGoesBackToTheMachines() throws Exception {
        Instant start = SANDBOX.time();

        assertThat(time("{\"advance\":\"PT2H\"}")).isEqualTo(start.plusSeconds(7200));
        assertThat(time("{\"advance\":\"-PT30M\"}")).isEqualTo(start.plusSeconds(5400));
        assertThat(time("{\"set\":\"2031-05-03T14:00:00Z\"}"))
                .isEqualTo(Instant.parse("2031-05-03T14:00:00Z"));
        assertThat(SANDBOX.iam().createUser(request -> request.userName("ada")).user().createDate())
                .isEqualTo(Instant.parse("2031-05-03T14:00:00Z"));
        assertThat(time("{\"resume\":true}")).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "7",
                "\"PT2H\"",
                "{\"advance\"",
                "{\"advance\":\"soon\"}",
                "{\"advance\":7}",
                "{\"advance\":null}",
                "{\"advance\":{}}",
                "{\"advance\":\"PT2H\",\"set\":\"2031-05-03T14:00:00Z\"}",
                "{\"advance\":\"PT2540400000000000H\"}",
                "{\"advance\":\"P4000000D\"}",
                "{\"advance\":\"-P40000D\"}",
                "{\"set\":\"yesterday\"}",
                "{\"set\":\"2031-05-03\"}",
                "{\"set\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"set\":\"0000-01-01T00:00:00Z\"}",
                "{\"resume\":false}",
                "{\"resume\":\"yes\"}",
                "{\"stop\":true}"
            })
    void aClockThatIsToldNonsenseStaysAsItIs(String body) throws Exception {
        Instant before = time("{\"advance\":\"PT1H\"}");

        HttpResponse<String> answer = post("/_gatehouse/clock", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("message").asString()).isNotEmpty();
        assertThat(Instant.parse(get("/_gatehouse/clock").path("time").asString()))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_gatehouse/reset", "/moto-api/reset"})
    void aResetPutsEverythingBack(String path) throws Exception {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("*"));
        SANDBOX.addAccount("222222222222");
        time("{\"advance\":\"PT2H\"}");

        assertThat(post(path, "").statusCode()).isEqualTo(200);

        assertThat(SANDBOX.iam().listUsers().users())
                .extracting(user -> user.userName())
                .containsExactly("admin");
        assertThat(SANDBOX.query(ada).call("sts", "GetCallerIdentity", Map.of()).status())
                .isEqualTo(403);
        assertThat(
                        SANDBOX.query(SANDBOX.rootKey("222222222222"))
                                .call("sts", "GetCallerIdentity", Map.of())
                                .status())
                .isEqualTo(403);
        assertThat(Instant.parse(get("/_gatehouse/clock").path("time").asString()))
                .isEqualTo(SANDBOX.time());
    }

    @Test
    @Requirement("C4")
    void accountsThatAreMadeKnowNothingOfEachOther() throws Exception {
        JsonNode one = JSON.readTree(post("/_gatehouse/accounts", "").body());
        JsonNode other = JSON.readTree(post("/_gatehouse/accounts", "{}").body());
        QueryClient ofOne = SANDBOX.query(root(one));
        QueryClient ofOther = SANDBOX.query(root(other));

        assertThat(ofOne.call("iam", "CreateUser", Map.of("UserName", "ada")).status())
                .isEqualTo(200);

        assertThat(one.path("account")).isNotEqualTo(other.path("account"));
        assertThat(ofOther.call("iam", "GetUser", Map.of("UserName", "ada")).status())
                .isEqualTo(404);
        assertThat(ofOther.call("iam", "CreateUser", Map.of("UserName", "ada")).status())
                .isEqualTo(200);
        assertThat(
                        SANDBOX.query(SANDBOX.adminKey(SandboxServer.ACCOUNT))
                                .call("iam", "GetUser", Map.of("UserName", "ada"))
                                .status())
                .isEqualTo(404);
        assertThat(ofOne.call("sts", "GetCallerIdentity", Map.of()).text("Account"))
                .hasValue(one.path("account").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{\"account\"",
                "{\"account\":\"12\"}",
                "{\"account\":null}",
                "{\"account\":222222222222}",
                "{\"id\":\"222222222222\"}"
            })
    void anAccountThatCannotBeIsNotMade(String body) throws Exception {
        HttpResponse<String> answer = post("/_gatehouse/accounts", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("message").asString()).isNotEmpty();
        assertThat(
                        SANDBOX.query(SANDBOX.rootKey("222222222222"))
                                .call("sts", "GetCallerIdentity", Map.of())
                                .status())
                .isEqualTo(403);
    }

    @Test
    @Requirement("C4")
    void requestsThatAreSentByHalfAreCutOffAndOthersAreAnswered() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                halves.add(begun("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-le"));
                halves.add(
                        begun(
                                "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900\r\n\r\nAction=Cr"));
            }
            assertThat(SANDBOX.iam().listUsers().users()).hasSize(1);
            for (Socket half : halves) {
                assertThat(isClosed(half)).isTrue();
            }
            assertThat(SANDBOX.iam().listUsers().users()).hasSize(1);
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    private static Socket begun(String text) throws IOException {
        var socket = new Socket(SANDBOX.endpoint().getHost(), SANDBOX.endpoint().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /// Reads what is answered to the end, which comes when the server closes.
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)|HTTP/1\\.1 4\\d\\d .*");
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static AwsCredentials root(JsonNode account) {
        return AwsBasicCredentials.create(
                account.path("accessKeyId").asString(), account.path("secretAccessKey").asString());
    }

    private static Instant time(String body) {
        HttpResponse<String> answer = post("/_gatehouse/clock", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Instant.parse(JSON.readTree(answer.body()).path("time").asString());
    }

    private static JsonNode get(String path) {
        return JSON.readTree(send(HttpRequest.newBuilder(SANDBOX.endpoint().resolve(path))).body());
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(SANDBOX.endpoint().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
