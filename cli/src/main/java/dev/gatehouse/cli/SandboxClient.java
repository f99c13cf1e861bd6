package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a running sandbox on its own paths.
final class SandboxClient {
    private final URI endpoint;
    private final Connection connection;
    private final JsonMapper json = JsonMapper.builder().build();

    SandboxClient(URI endpoint, Connection connection) {
        this.endpoint = endpoint;
        this.connection = connection;
    }

    /// What the sandbox answers to a GET.
    ///
    /// @throws IOException if there is no sandbox or it refuses
    JsonNode get(String path) throws IOException, InterruptedException {
        try {
            HttpResponse<String> response =
                    connection.send(HttpRequest.newBuilder(endpoint.resolve(path)).build());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IOException(answer.path("message").asString("the sandbox refused"));
            }
            return answer;
        } catch (ConnectException e) {
            throw new IOException(
                    "no sandbox at " + endpoint + ": start one with `gatehouse dev`", e);
        }
    }
}
