package dev.gatehouse.cli.client;

import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a server as who the environment's AWS variables say.
public final class SignedClient {
    private final URI endpoint;
    private final RequestSigner signer;
    private final InstantSource clock;
    private final Connection connection;
    private final JsonMapper json = JsonMapper.builder().build();

    private SignedClient(
            URI endpoint, Connection connection, RequestSigner signer, InstantSource clock) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.signer = signer;
        this.clock = clock;
    }

    /// A client for the endpoint and credentials that the environment names.
    ///
    /// @param endpoint overrides `AWS_ENDPOINT_URL`
    /// @throws IOException if the environment lacks something
    public static SignedClient of(
            Optional<URI> endpoint, Map<String, String> environment, InstantSource clock)
            throws IOException {
        return of(endpoint, environment, clock, "gatehouse");
    }

    /// The same for another service, such as `iam`.
    public static SignedClient of(
            Optional<URI> endpoint,
            Map<String, String> environment,
            InstantSource clock,
            String service)
            throws IOException {
        var signer =
                new RequestSigner(
                        required(environment, "AWS_ACCESS_KEY_ID"),
                        required(environment, "AWS_SECRET_ACCESS_KEY"),
                        Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
                                .filter(token -> !token.isEmpty()),
                        environment.getOrDefault("AWS_REGION", "us-east-1"),
                        service);
        URI server = endpoint.orElseGet(() -> Connection.server(environment));
        return new SignedClient(server, Connection.to(server, environment), signer, clock);
    }

    private static String required(Map<String, String> environment, String name)
            throws IOException {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IOException(
                    "the environment lacks " + name + ": run eval \"$(gatehouse env)\" first");
        }
        return value;
    }

    /// What the server answers to a POST.
    ///
    /// @throws RefusedException if it refuses
    /// @throws IOException if there is no server
    public JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return json("POST", path, json.writeValueAsString(body));
    }

    /// Goes through a list that the server answers in parts.
    ///
    /// @param list the member with the entries
    /// @throws RefusedException if it refuses
    /// @throws IOException if there is no server
    public void forEach(String path, String list, Consumer<JsonNode> entries)
            throws IOException, InterruptedException {
        Map<String, String> rest = Map.of();
        do {
            JsonNode part = post(path, rest);
            part.path(list).forEach(entries);
            String after = part.path("after").asString("");
            rest = after.isEmpty() ? Map.of() : Map.of("after", after);
        } while (!rest.isEmpty());
    }

    /// What the server answers to a PUT.
    ///
    /// @throws RefusedException if it refuses
    /// @throws IOException if there is no server
    public JsonNode put(String path, Object body) throws IOException, InterruptedException {
        return json("PUT", path, json.writeValueAsString(body));
    }

    /// What the server answers to a GET.
    ///
    /// @throws RefusedException if it refuses
    /// @throws IOException if there is no server
    public JsonNode get(String path) throws IOException, InterruptedException {
        return json("GET", path, "");
    }

    private JsonNode json(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = answer(method, path, "application/json", body);
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new RefusedException(
                    answer.path("__type").asString("error"),
                    answer.path("message").asString("the server refused"));
        }
        return answer;
    }

    /// What the server answers to a form of a query protocol, in XML.
    ///
    /// @throws RefusedException if it refuses
    /// @throws IOException if there is no server
    public String postForm(String form) throws IOException, InterruptedException {
        HttpResponse<String> response =
                answer("POST", "/", "application/x-www-form-urlencoded", form);
        if (response.statusCode() != 200) {
            throw RefusedException.of(response.body());
        }
        return response.body();
    }

    private HttpResponse<String> answer(String method, String path, String contentType, String text)
            throws IOException, InterruptedException {
        URI uri = endpoint.resolve(path);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
                        .header("Content-Type", contentType);
        signer.sign(method, uri, content, clock.instant()).forEach(request::header);
        try {
            return connection.send(request.build());
        } catch (ConnectException e) {
            throw new IOException(
                    "no server at " + endpoint + ": start one with `gatehouse dev`", e);
        }
    }
}
