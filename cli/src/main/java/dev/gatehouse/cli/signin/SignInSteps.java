package dev.gatehouse.cli.signin;

import dev.gatehouse.cli.client.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Goes the steps of a sign-in with the person at the terminal.
final class SignInSteps {
    private static final String TICKET = "ticket";

    private final URI endpoint;
    private final Connection connection;
    private final Prompts prompts;
    private final PrintWriter out;
    private final JsonMapper json = JsonMapper.builder().build();

    SignInSteps(URI endpoint, Connection connection, Prompts prompts, PrintWriter out) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.prompts = prompts;
        this.out = out;
    }

    /// The answer that says how it ended: `signed-in`, `must-enrol`, `refused` or `throttled`.
    ///
    /// @param who the members that say who the person is
    JsonNode signIn(Map<String, String> who) throws IOException, InterruptedException {
        var first = new HashMap<String, Object>(who);
        first.put("password", prompts.askSecret("Password"));
        JsonNode answer = post("", first);
        while (true) {
            switch (answer.path("state").asString("")) {
                case "mfa-required" -> answer = code(answer);
                case "password-change-required" -> answer = newPassword(answer);
                default -> {
                    return answer;
                }
            }
        }
    }

    private JsonNode code(JsonNode waiting) throws IOException, InterruptedException {
        List<String> devices = new ArrayList<>();
        waiting.path("factors")
                .forEach(factor -> devices.add(factor.path("serialNumber").asString()));
        String device =
                devices.size() == 1
                        ? devices.getFirst()
                        : prompts.ask("Device, one of " + String.join(", ", devices));
        return post(
                "/mfa",
                Map.of(
                        TICKET,
                        waiting.path(TICKET).asString(),
                        "serialNumber",
                        device,
                        "code",
                        prompts.askSecret("Code of " + device)));
    }

    private JsonNode newPassword(JsonNode waiting) throws IOException, InterruptedException {
        boolean expired = waiting.path("reason").asString("").equals("expired");
        out.println(expired ? "Your password has expired." : "You are to choose another password.");
        while (true) {
            String password = twice();
            JsonNode answer =
                    post(
                            "/password",
                            Map.of(
                                    TICKET,
                                    waiting.path(TICKET).asString(),
                                    "newPassword",
                                    password));
            if (!answer.path("__type").asString("").equals("PasswordPolicyViolation")) {
                return answer;
            }
            out.println(answer.path("message").asString());
        }
    }

    /// Sets up the root user with a one-time token.
    JsonNode setUp(String email) throws IOException, InterruptedException {
        return post(
                "/setup",
                Map.of("token", prompts.askSecret("Token"), "email", email, "password", twice()));
    }

    private String twice() throws IOException {
        while (true) {
            String password = prompts.askSecret("New password");
            if (password.equals(prompts.askSecret("New password, once more"))) {
                return password;
            }
            out.println("The two differ.");
        }
    }

    private JsonNode post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve("/_gatehouse/signin" + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<String> response = connection.send(request);
            return json.readTree(response.body());
        } catch (ConnectException e) {
            throw new IOException("no server at " + endpoint, e);
        } catch (JacksonException e) {
            throw new IOException(endpoint + " is no Gatehouse", e);
        }
    }
}
