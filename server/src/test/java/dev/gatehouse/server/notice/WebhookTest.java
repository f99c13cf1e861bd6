package dev.gatehouse.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.store.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The webhook is told, signed, and told again when it did not take it.
@Requirement({"K7", "K8"})
class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-05-03T14:00:00Z");
    private static final List<Duration> AT_ONCE =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private record Received(String event, String timestamp, String signature, String body) {}

    @Test
    void aMessageIsSignedAndTriedAgain() throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        var refusals = new AtomicInteger(2);
        HttpServer receiver = receiver(received, refusals);
        try (var webhook =
                new Webhook(address(receiver), Secret.of("shared"), AT_ONCE, () -> NOW)) {
            webhook.tell(event("1"));

            Received first = next(received);
            assertThat(first.event()).isEqualTo("SignInThrottled");
            assertThat(first.timestamp()).isEqualTo("1777816800");
            assertThat(
                            JsonMapper.builder()
                                    .build()
                                    .readTree(first.body())
                                    .path("eventId")
                                    .asString())
                    .isEqualTo("1");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = first.timestamp() + "." + first.body();
            assertThat(first.signature())
                    .isEqualTo(
                            "sha256="
                                    + HexFormat.of()
                                            .formatHex(
                                                    mac.doFinal(
                                                            signed.getBytes(
                                                                    StandardCharsets.UTF_8))));
            assertThat(next(received).body()).isEqualTo(first.body());
            assertThat(next(received).body()).isEqualTo(first.body());

            webhook.tell(event("2"));
            assertThat(next(received).body()).contains("\"eventId\":\"2\"");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void itGivesUpAfterAFewTriesAndGoesOnWithTheNext() throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer receiver = receiver(received, new AtomicInteger(4));
        try (var webhook =
                new Webhook(address(receiver), Secret.of("shared"), AT_ONCE, () -> NOW)) {
            webhook.tell(event("1"));
            for (int i = 0; i < 4; i++) {
                assertThat(next(received).body()).contains("\"eventId\":\"1\"");
            }

            webhook.tell(event("2"));
            assertThat(next(received).body()).contains("\"eventId\":\"2\"");
        } finally {
            receiver.stop(0);
        }
    }

    private static Received next(BlockingQueue<Received> received) throws InterruptedException {
        return Optional.ofNullable(received.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    private static URI address(HttpServer receiver) {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    private static HttpServer receiver(BlockingQueue<Received> received, AtomicInteger refusals)
            throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    var headers = exchange.getRequestHeaders();
                    received.add(
                            new Received(
                                    headers.getFirst("X-Gatehouse-Event"),
                                    headers.getFirst("X-Gatehouse-Timestamp"),
                                    headers.getFirst("X-Gatehouse-Signature"),
                                    body));
                    exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static Event event(String id) {
        return new Event(
                id,
                NOW,
                "gatehouse",
                "SignInThrottled",
                "us-east-1",
                "198.51.100.7",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "123456789012",
                false,
                Optional.empty(),
                Optional.empty(),
                id,
                List.of(),
                0);
    }
}
