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
    private static final int CODE_LENGTH = 6;

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
        for (JsonNode factor : waiting.path("factors")) {
            if (factor.path("type").asString("").equals("one-time-code")) {
                devices.add(factor.path("serialNumber").asString());
            }
        }
        boolean recoverable = waiting.path("recoveryCode").asBoolean(false);
        if (devices.isEmpty() && !recoverable) {
            throw new IOException("the second factor is a security key: only a browser can ask it");
        }
        String device = device(devices);
        String code = prompts.askSecret(question(device, recoverable));
        var body = new HashMap<String, Object>(Map.of(TICKET, waiting.path(TICKET).asString()));
        if (recoverable && (device.isEmpty() || code.length() > CODE_LENGTH)) {
            body.put("recoveryCode", code);
        } else {
            body.put("serialNumber", device);
            body.put("code", code);
        }
        return post("/mfa", body);
    }

    /// The device that the person wants to show a code of; empty if they have none.
    private String device(List<String> devices) throws IOException {
        if (devices.size() > 1) {
            return prompts.ask("Device, one of " + String.join(", ", devices));
        }
        return devices.isEmpty() ? "" : devices.getFirst();
    }

    private static String question(String device, boolean recoverable) {
        if (device.isEmpty()) {
            return "Recovery code";
        }
        return "Code of " + device + (recoverable ? ", or a recovery code" : "");
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
