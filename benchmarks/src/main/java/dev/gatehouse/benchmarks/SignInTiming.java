package dev.gatehouse.benchmarks;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// How long a refused sign-in takes: for a name that nobody has and for a wrong password, in turns.
/// Between tries the machine's clock is moved, so that none is delayed.
public final class SignInTiming {
    private static final int WARM_UP = 40;
    private static final int TRIES = 300;
    private static final Duration BETWEEN = Duration.ofMinutes(20);
    private static final Account ACCOUNT =
            new Account(Partition.AWS, new AccountId("123456789012"));

    private Duration ahead = Duration.ZERO;

    private SignInTiming() {}

    /// Runs all of it and prints a line for each kind, and one for what tells them apart.
    public static void main(String[] arguments) throws Exception {
        new SignInTiming().run();
    }

    private void run() throws Exception {
        var settings = SandboxSettings.of(ACCOUNT);
        InstantSource machine = () -> Instant.now().plus(ahead);
        try (Sandbox sandbox = Sandbox.start(settings, machine);
                var client = new Client(sandbox.endpoint())) {
            URI at = sandbox.endpoint();
            requireStatus(200, client.send(iam(at, "CreateUser&UserName=ada")));
            requireStatus(
                    200,
                    client.send(
                            iam(at, "CreateLoginProfile&UserName=ada&Password=Violet-tram-77")));
            byte[] nobody = signIn(at, "nobody");
            byte[] wrong = signIn(at, "ada");
            var ofNobody = new ArrayList<Long>();
            var ofWrong = new ArrayList<Long>();
            for (int i = 0; i < WARM_UP + TRIES; i++) {
                long one = refused(client, nobody);
                long other = refused(client, wrong);
                if (i >= WARM_UP) {
                    ofNobody.add(one);
                    ofWrong.add(other);
                }
            }
            print("no such user", ofNobody);
            print("wrong password", ofWrong);
            System.out.printf(
                    "medians differ by %,d µs; half of the tries of a kind span %,d µs%n",
                    Math.abs(quantile(ofNobody, 0.5) - quantile(ofWrong, 0.5)) / 1_000,
                    Math.max(spread(ofNobody), spread(ofWrong)) / 1_000);
        }
    }

    private long refused(Client client, byte[] request) throws IOException {
        ahead = ahead.plus(BETWEEN);
        long start = System.nanoTime();
        Client.Answer answer = client.send(request);
        long took = System.nanoTime() - start;
        requireStatus(401, answer);
        return took;
    }

    private static byte[] signIn(URI at, String user) {
        byte[] body =
                "{\"account\": \"%s\", \"user\": \"%s\", \"password\": \"Violet-tram-78\"}"
                        .formatted(ACCOUNT.id(), user)
                        .getBytes(StandardCharsets.UTF_8);
        String head =
                """
                POST /_gatehouse/signin HTTP/1.1
                Host: %s:%d
                Content-Type: application/json
                Content-Length: %d

                """
                        .formatted(at.getHost(), at.getPort(), body.length)
                        .replace("\n", "\r\n");
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] iam(URI at, String action) {
        return HttpLoad.query(
                at, SandboxKeys.admin(ACCOUNT), "iam", "Version=2010-05-08&Action=" + action);
    }

    private static void requireStatus(int status, Client.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    private static void print(String kind, List<Long> nanos) {
        System.out.printf(
                "%-15s median %,7d µs, a quarter below %,7d µs, a quarter above %,7d µs%n",
                kind,
                quantile(nanos, 0.5) / 1_000,
                quantile(nanos, 0.25) / 1_000,
                quantile(nanos, 0.75) / 1_000);
    }

    private static long spread(List<Long> nanos) {
        return quantile(nanos, 0.75) - quantile(nanos, 0.25);
    }

    private static long quantile(List<Long> nanos, double part) {
        return nanos.stream().sorted().skip((long) (nanos.size() * part)).findFirst().orElseThrow();
    }
}
