package dev.gatehouse.server.notice;

import dev.gatehouse.server.event.Event;
import dev.gatehouse.server.signin.Notices;
import dev.gatehouse.store.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Posts events as JSON to an address, signed. `X-Gatehouse-Signature` is `sha256=` and the
/// HMAC-SHA256, in hexadecimal, of the header `X-Gatehouse-Timestamp` (seconds), a dot and the
/// body. What is not answered with 2xx is tried again a few times. Off the path of requests: when
/// too much waits, notices are left out; their events are kept.
public final class Webhook implements Notices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_WAITING = 100;
    private static final int SUCCESSES = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// Before each further try.
    public static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final URI address;
    private final Secret secret;
    private final List<Duration> pauses;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook").factory());

    /// @param secret with which messages are signed
    /// @param pauses before each further try
    public Webhook(URI address, Secret secret, List<Duration> pauses, InstantSource clock) {
        this.address = address;
        this.secret = secret;
        this.pauses = List.copyOf(pauses);
        this.clock = clock;
    }

    @Override
    public void tell(Event event) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            LOG.warn("the webhook is too slow: it is not told of event {}", event.eventId());
            return;
        }
        schedule(event, 0, Duration.ZERO);
    }

    private void schedule(Event event, int tries, Duration pause) {
        try {
            var _ =
                    thread.schedule(
                            () -> deliver(event, tries), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            waiting.decrementAndGet();
        }
    }

    private void deliver(Event event, int tries) {
        if (isTaken(event)) {
            waiting.decrementAndGet();
        } else if (tries < pauses.size()) {
            schedule(event, tries + 1, pauses.get(tries));
        } else {
            waiting.decrementAndGet();
            LOG.warn("the webhook does not take event {}", event.eventId());
        }
    }

    private boolean isTaken(Event event) {
        try {
            String body = json.writeValueAsString(event);
            String timestamp = String.valueOf(clock.instant().getEpochSecond());
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/json")
                            .header("X-Gatehouse-Event", event.eventName())
                            .header("X-Gatehouse-Timestamp", timestamp)
                            .header("X-Gatehouse-Signature", signature(timestamp + "." + body))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == SUCCESSES;
        } catch (IOException | RuntimeException unreachable) {
            LOG.debug("the webhook does not answer", unreachable);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256="
                    + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has " + ALGORITHM, absent);
        }
    }

    /// Tells nobody anything more.
    @Override
    public void close() {
        thread.shutdownNow();
        http.shutdownNow();
    }
}
