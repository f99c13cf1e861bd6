package dev.gatehouse.conformance.own;

import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a server on Gatehouse's own paths, signed as they want it.
///
/// @param time by which requests are signed
public record OwnApi(Supplier<URI> endpoint, Supplier<Instant> time) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What was answered.
    public record Answer(int status, JsonNode body) {
        public String text(String member) {
            return body.path(member).asString("");
        }
    }

    public Answer post(AwsCredentials as, String path, Object body) {
        return post(as, path, body, Map.of());
    }

    public Answer put(AwsCredentials as, String path, Object body) {
        return send(
                "PUT",
                Optional.of(signer(as, "gatehouse")),
                path,
                JSON.writeValueAsString(body),
                Map.of());
    }

    public Answer get(AwsCredentials as, String path) {
        return send("GET", Optional.of(signer(as, "gatehouse")), path, "", Map.of());
    }

    /// @param headers that are sent beside the signed ones
    Answer post(AwsCredentials as, String path, Object body, Map<String, String> headers) {
        return send(
                Optional.of(signer(as, "gatehouse")), path, JSON.writeValueAsString(body), headers);
    }

    /// Signs for a service, as who has the credentials.
    static RequestSigner signer(AwsCredentials as, String service) {
        Optional<String> token =
                as instanceof AwsSessionCredentials session
                        ? Optional.of(session.sessionToken())
                        : Optional.empty();
        return new RequestSigner(
                as.accessKeyId(), as.secretAccessKey(), token, "us-east-1", service);
    }

    /// @param signer none for a request that is not signed
    /// @param body as it is sent
    Answer send(
            Optional<RequestSigner> signer, String path, String body, Map<String, String> headers) {
        return send("POST", signer, path, body, headers);
    }

    private Answer send(
            String method,
            Optional<RequestSigner> signer,
            String path,
            String body,
            Map<String, String> headers) {
        URI uri = endpoint.get().resolve("/_gatehouse/" + path);
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(content));
        signer.ifPresent(
                with -> with.sign(method, uri, content, time.get()).forEach(request::header));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The decision on what the caller asks about itself.
    String may(AwsCredentials as, String action, String resource) {
        return may(as, action, resource, Map.of());
    }

    /// @param more members of the question
    String may(AwsCredentials as, String action, String resource, Map<String, ?> more) {
        var question = new HashMap<String, Object>(more);
        question.put("action", action);
        question.put("resource", resource);
        Answer answer = post(as, "authorize", question);
        if (answer.status() != 200) {
            throw new AssertionError(answer.body().toString());
        }
        return answer.text("decision");
    }
}
