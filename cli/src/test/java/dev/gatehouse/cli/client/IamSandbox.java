package dev.gatehouse.cli.client;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A sandbox for the tests of one class, as new for each, and its IAM as commands ask it.
public final class IamSandbox implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final Account ACCOUNT =
            new Account(Partition.AWS, new AccountId("123456789012"));

    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Sandbox> running = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var settings = SandboxSettings.of(ACCOUNT);
        running = Optional.of(Sandbox.start(settings, InstantSource.system()));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        post("reset", "");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.ifPresent(Sandbox::close);
    }

    /// IAM as the administrator.
    public IamApi admin() throws IOException {
        SandboxKeys.Pair key = SandboxKeys.admin(ACCOUNT);
        return as(key.accessKeyId(), key.secretAccessKey());
    }

    /// IAM as who has a key.
    public IamApi as(String accessKeyId, String secret) throws IOException {
        return IamApi.of(
                Optional.of(running.orElseThrow().endpoint()),
                Map.of("AWS_ACCESS_KEY_ID", accessKeyId, "AWS_SECRET_ACCESS_KEY", secret));
    }

    /// The own operations as the administrator.
    public SignedClient own() throws IOException {
        SandboxKeys.Pair key = SandboxKeys.admin(ACCOUNT);
        return SignedClient.of(
                Optional.of(running.orElseThrow().endpoint()),
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        key.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        key.secretAccessKey()),
                InstantSource.system());
    }

    /// A new user, who may read IAM.
    public void addUser(String name) throws Exception {
        admin().call("CreateUser", Map.of("UserName", name));
        admin().call(
                        "AttachUserPolicy",
                        Map.of(
                                "UserName",
                                name,
                                "PolicyArn",
                                "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
    }

    /// Moves the sandbox's clock on.
    public void advance(Duration by) throws Exception {
        post("clock", "{\"advance\":\"" + by + "\"}");
    }

    private void post(String path, String body) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        running.orElseThrow()
                                                .endpoint()
                                                .resolve("/_gatehouse/" + path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.body());
        }
    }
}
