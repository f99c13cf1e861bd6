package dev.gatehouse.benchmarks;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import dev.gatehouse.server.http.HttpServer;
import dev.gatehouse.wire.WireResponse;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests a second over keep-alive connections, in rounds beside a handler of the same HTTP
/// server that answers a constant of the same size. Each request is signed, authorised and
/// recorded.
///
/// Arguments: the address of another server that takes the same requests, such as moto's; none is
/// needed.
public final class HttpLoad {
    private static final int CLIENTS = 16;
    private static final int DURABLE_CLIENTS = 32;
    private static final int USERS = 4_800;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration EACH = Duration.ofSeconds(3);
    private static final Account ACCOUNT =
            new Account(Partition.AWS, new AccountId("123456789012"));

    private HttpLoad() {}

    /// Runs all of it and prints a line for each kind of request.
    public static void main(String[] arguments) throws Exception {
        var settings = SandboxSettings.of(ACCOUNT);
        try (Sandbox sandbox = Sandbox.start(settings, Clock.systemUTC())) {
            SandboxKeys.Pair key = SandboxKeys.admin(ACCOUNT);
            URI at = sandbox.endpoint();
            compare("GetCallerIdentity", at, query(at, key, "sts", WHO), arguments);
            compare("GetUser", at, query(at, key, "iam", USER), new String[0]);
            compare("authorize", at, authorize(at, key), new String[0]);
        }
        durable();
    }

    private static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String USER = "Action=GetUser&UserName=admin&Version=2010-05-08";

    static byte[] query(URI at, SandboxKeys.Pair key, String service, String body) {
        return request(
                at,
                "/",
                "application/x-www-form-urlencoded",
                body,
                new RequestSigner(
                        key.accessKeyId(),
                        key.secretAccessKey(),
                        Optional.empty(),
                        "us-east-1",
                        service));
    }

    private static byte[] authorize(URI at, SandboxKeys.Pair key) {
        return request(
                at,
                "/_gatehouse/authorize",
                "application/json",
                "{\"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::bucket/key\"}",
                new RequestSigner(
                        key.accessKeyId(),
                        key.secretAccessKey(),
                        Optional.empty(),
                        "us-east-1",
                        "gatehouse"));
    }

    /// A signed request as it goes over the wire.
    static byte[] request(URI at, String path, String type, String text, RequestSigner signer) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(at.getHost()).append(':').append(at.getPort());
        head.append("\r\nContent-Type: ").append(type);
        head.append("\r\nContent-Length: ").append(body.length).append("\r\n");
        for (Map.Entry<String, String> header :
                signer.sign("POST", at.resolve(path), body, Instant.now()).entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    private static void compare(String name, URI at, byte[] request, String[] others)
            throws Exception {
        Client.Answer answer = once(at, request);
        requireAnswered(answer);
        String body = "x".repeat(answer.size());
        try (HttpServer constant =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        received -> WireResponse.of(200, "text/xml", body))) {
            URI plain = URI.create("http://127.0.0.1:" + constant.port());
            rate(at, CLIENTS, WARM_UP, request);
            rate(plain, CLIENTS, WARM_UP, request);
            var own = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                own.add(rate(at, CLIENTS, EACH, request));
                bare.add(rate(plain, CLIENTS, EACH, request));
            }
            System.out.printf(
                    "%-18s %,8.0f/s, %.0f %% of a constant's %,.0f/s%n",
                    name, median(own), 100 * median(own) / median(bare), median(bare));
            for (String other : others) {
                var theirs = new ArrayList<Double>();
                for (int round = 0; round < ROUNDS; round++) {
                    theirs.add(rate(URI.create(other), 2, EACH, request));
                }
                System.out.printf(
                        "%-18s %,8.0f/s by %s: %.0f times%n",
                        "", median(theirs), other, median(own) / median(theirs));
            }
        }
    }

    private static Client.Answer once(URI at, byte[] request) throws IOException {
        try (var client = new Client(at)) {
            return client.send(request);
        }
    }

    /// `CreateUser` on disk: every answer is durable before it is given.
    private static void durable() throws Exception {
        try (Scratch scratch = Scratch.make("http-load");
                var installation =
                        Installation.open(scratch.path(), Optional.empty(), Clock.systemUTC())) {
            Path key = installation.createAccount(ACCOUNT);
            try (var serving =
                    installation.serve("127.0.0.1", 0, Optional.empty(), NetworkSettings.DIRECT)) {
                RequestSigner signer = scratch.signer(key.getFileName().toString());
                System.out.printf(
                        "%-18s %,8.0f/s durable, %d clients%n",
                        "CreateUser", created(serving.endpoint(), signer), DURABLE_CLIENTS);
            }
        }
    }

    /// Users created a second, until the account is nearly full.
    private static double created(URI at, RequestSigner signer) throws Exception {
        Callable<Void> one =
                () -> {
                    String name = UUID.randomUUID().toString();
                    try (var client = new Client(at)) {
                        for (int i = 0; i < USERS / DURABLE_CLIENTS; i++) {
                            byte[] request =
                                    request(
                                            at,
                                            "/",
                                            "application/x-www-form-urlencoded",
                                            "Action=CreateUser&Version=2010-05-08&UserName="
                                                    + name
                                                    + i,
                                            signer);
                            requireAnswered(client.send(request));
                        }
                    }
                    return null;
                };
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(DURABLE_CLIENTS, one))) {
                done.get();
            }
        }
        return USERS * 1e9 / (System.nanoTime() - start);
    }

    static void requireAnswered(Client.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /// Answered requests a second.
    private static double rate(URI at, int clients, Duration time, byte[] request)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Callable<Long> one =
                () -> {
                    long count = 0;
                    try (var client = new Client(at)) {
                        while (System.nanoTime() < end) {
                            requireAnswered(client.send(request));
                            count++;
                        }
                    }
                    return count;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long total = 0;
            for (Future<Long> done : threads.invokeAll(Collections.nCopies(clients, one))) {
                total += done.get();
            }
            return total * 1e9 / time.toNanos();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
