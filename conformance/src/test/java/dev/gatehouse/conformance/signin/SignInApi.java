package dev.gatehouse.conformance.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.http.TrustedProxies;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signs people in to a sandbox, from whatever address a test wants.
record SignInApi(SandboxServer sandbox) {
    /// What is answered to whatever is wrong.
    static final JsonNode REFUSAL =
            JsonMapper.builder()
                    .build()
                    .readTree(
                            "{\"state\":\"refused\",\"message\":\"Your authentication"
                                    + " information is incorrect. Please try again.\"}");

    /// Of everybody whom [#makePerson] makes.
    static final String PASSWORD = "Violet-tram-77";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A sandbox that believes what the test says of its address.
    static SandboxServer sandboxBehindProxy() {
        return new SandboxServer(
                new NetworkSettings(
                        new TrustedProxies(List.of(TrustedProxies.Network.parse("127.0.0.0/8"))),
                        List.of()));
    }

    /// Makes a user with a password.
    static void makePerson(IamClient iam, String name) {
        iam.createUser(of -> of.userName(name));
        iam.createLoginProfile(of -> of.userName(name).password(PASSWORD));
    }

    /// An answer.
    ///
    /// @param cookie as it is set, with its attributes; empty if it is not
    record Answer(int status, JsonNode body, String cookie, Optional<String> retryAfter) {
        String state() {
            return text("state");
        }

        String text(String member) {
            return body.path(member).asString("");
        }

        /// The cookie as a browser sends it back.
        Map<String, String> withCookie() {
            return Map.of("Cookie", cookie.split(";", 2)[0]);
        }

        AwsCredentials credentials() {
            JsonNode credentials = body.path("credentials");
            assertThat(credentials.isObject()).as(state()).isTrue();
            return AwsSessionCredentials.create(
                    credentials.path("accessKeyId").asString(),
                    credentials.path("secretAccessKey").asString(),
                    credentials.path("sessionToken").asString());
        }
    }

    Answer signIn(String user, String password) {
        return signIn(user, password, Map.of());
    }

    /// @param headers that are sent too
    Answer signIn(String user, String password, Map<String, String> headers) {
        return post("", password(user, password), headers);
    }

    Answer signInFrom(String address, String user, String password) {
        return signIn(user, password, Map.of("X-Forwarded-For", address));
    }

    static Map<String, Object> password(String user, String password) {
        return Map.of("account", SandboxServer.ACCOUNT, "user", user, "password", password);
    }

    Answer signInAsRoot(String email, String password) {
        return post("", Map.of("email", email, "password", password), Map.of());
    }

    Answer code(Answer waiting, String code) {
        return post("/mfa", Map.of("ticket", waiting.text("ticket"), "code", code), Map.of());
    }

    Answer newPassword(Answer waiting, String password) {
        return post(
                "/password",
                Map.of("ticket", waiting.text("ticket"), "newPassword", password),
                Map.of());
    }

    Answer post(String path, Object body, Map<String, String> headers) {
        return post(path, JSON.writeValueAsString(body), headers);
    }

    /// @param body as it is sent
    Answer post(String path, String body, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        return send("POST", "/_gatehouse/signin" + path, body, all);
    }

    Answer get(String path, Map<String, String> headers) {
        return send("GET", "/_gatehouse/signin" + path, "", headers);
    }

    /// Calls an operation that is to be signed.
    Answer signed(AwsCredentials as, String method, String path, Object body) {
        Optional<String> token =
                as instanceof AwsSessionCredentials session
                        ? Optional.of(session.sessionToken())
                        : Optional.empty();
        String text = JSON.writeValueAsString(body);
        String whole = "/_gatehouse/signin" + path;
        var signer =
                new RequestSigner(
                        as.accessKeyId(), as.secretAccessKey(), token, "us-east-1", "gatehouse");
        return send(
                method,
                whole,
                text,
                signer.sign(
                        method,
                        sandbox.endpoint().resolve(whole),
                        text.getBytes(StandardCharsets.UTF_8),
                        sandbox.time()));
    }

    /// The events that the sandbox remembers of a name, the newest last.
    List<JsonNode> events(String name) {
        var found = new ArrayList<JsonNode>();
        for (JsonNode event :
                send("GET", "/_gatehouse/events", "", Map.of()).body().path("events")) {
            if (event.path("eventName").asString("").equals(name)) {
                found.add(event);
            }
        }
        return found;
    }

    /// The newest `ConsoleLogin`.
    JsonNode lastLogin() {
        return events("ConsoleLogin").getLast();
    }

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        URI uri = sandbox.endpoint().resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers()
                            .firstValue("content-type")
                            .filter("application/json"::equals)
                            .isPresent();
            return new Answer(
                    response.statusCode(),
                    JSON.readTree(json ? response.body() : "{}"),
                    response.headers().firstValue("set-cookie").orElse(""),
                    response.headers().firstValue("retry-after"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
