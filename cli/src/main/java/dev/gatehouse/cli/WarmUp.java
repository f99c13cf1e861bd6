package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs a sandbox for a moment and asks it some hundred times: what the launcher makes its
/// ahead-of-time cache of.
@Command(name = "warm-up", hidden = true)
final class WarmUp implements Callable<Integer> {
    private static final int ROUNDS = 100;

    @Override
    public Integer call() throws Exception {
        var settings =
                new SandboxSettings(
                        "127.0.0.1",
                        0,
                        new Account(Partition.AWS, new AccountId("123456789012")),
                        Optional.empty(),
                        List.of(),
                        Set.of(),
                        OptionalLong.empty());
        try (Sandbox sandbox = Sandbox.start(settings, InstantSource.system());
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest call =
                    HttpRequest.newBuilder(sandbox.endpoint())
                            .header("content-type", "application/x-www-form-urlencoded")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "Action=GetCallerIdentity&Version=2011-06-15"))
                            .build();
            var client = new SandboxClient(sandbox.endpoint(), Connection.of(Map.of()));
            for (int i = 0; i < ROUNDS; i++) {
                client.get("/_gatehouse/clock");
                http.send(call, HttpResponse.BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
