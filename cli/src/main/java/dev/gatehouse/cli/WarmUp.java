package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// Runs a sandbox and a server with a directory for a moment and asks them some hundred times: what
/// the launcher makes its ahead-of-time cache of.
@Command(name = "warm-up", hidden = true)
final class WarmUp implements Callable<Integer> {
    private static final int ROUNDS = 100;
    private static final Account ACCOUNT =
            new Account(Partition.AWS, new AccountId("123456789012"));

    @Override
    public Integer call() throws Exception {
        var settings = SandboxSettings.of(ACCOUNT);
        try (Sandbox sandbox = Sandbox.start(settings, InstantSource.system())) {
            ask(sandbox.endpoint());
        }
        Path directory = Files.createTempDirectory("gatehouse-warm-up");
        try {
            serve(directory);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }

    private static void serve(Path directory) throws Exception {
        try (var installation =
                Installation.open(directory, Optional.empty(), InstantSource.system())) {
            installation.createAccount(ACCOUNT);
            try (var serving =
                    installation.serve("127.0.0.1", 0, Optional.empty(), NetworkSettings.DIRECT)) {
                ask(serving.endpoint());
            }
        }
    }

    private static void ask(URI endpoint) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest call =
                    HttpRequest.newBuilder(endpoint)
                            .header("content-type", "application/x-www-form-urlencoded")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "Action=GetCallerIdentity&Version=2011-06-15"))
                            .build();
            var client = new SandboxClient(endpoint, Connection.to(endpoint, Map.of()));
            for (int i = 0; i < ROUNDS; i++) {
                client.get("/_gatehouse/health");
                http.send(call, HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
