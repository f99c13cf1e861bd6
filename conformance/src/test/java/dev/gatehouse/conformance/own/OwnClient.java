package dev.gatehouse.conformance.own;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a sandbox on Gatehouse's own paths, as who has the credentials.
record OwnClient(SandboxServer server, AwsCredentials credentials) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What was answered.
    record Answer(int status, JsonNode body) {
        String text(String member) {
            return body.path(member).asString("");
        }
    }

    Answer post(String path, Object question) {
        URI uri = server.endpoint().resolve(path);
        byte[] body = JSON.writeValueAsString(question).getBytes(StandardCharsets.UTF_8);
        var signer =
                new RequestSigner(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        Optional.empty(),
                        "us-east-1",
                        "gatehouse");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign("POST", uri, body, server.time()).forEach(request::header);
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
}
