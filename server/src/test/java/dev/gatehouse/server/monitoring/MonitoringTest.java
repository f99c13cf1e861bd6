package dev.gatehouse.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.api.Blob;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is told what without a signature.
@Requirement("C4")
class MonitoringTest {
    private final Metrics metrics = new Metrics(List.of());
    private final Monitoring monitoring = new Monitoring(metrics, () -> true);

    @Test
    void aServerThatStopsIsAliveButNotReady() {
        assertThat(status("ready")).isEqualTo(200);
        monitoring.stop();
        assertThat(status("ready")).isEqualTo(503);
        assertThat(status("health")).isEqualTo(200);
    }

    @Test
    void aStoreThatDoesNotAnswerIsNotReady() {
        var broken =
                new Monitoring(
                        metrics,
                        () -> {
                            throw new IllegalStateException("secret detail");
                        });
        WireResponse answer = broken.answer(request("GET", "ready", "127.0.0.1")).orElseThrow();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost:4283, , 200",
        "::1, [::1]:4283, , 200",
        "[::1], localhost, , 200",
        "192.0.2.7, localhost:4283, , 403",
        "127.0.0.1, gatehouse.example.com, , 403",
        "127.0.0.1, localhost:4283, X-Forwarded-For, 403",
        "127.0.0.1, localhost:4283, forwarded, 403",
        "127.0.0.1, localhost:4283, Via, 403"
    })
    void metricsAreForThisMachine(
            String address, String host, @Nullable String header, int expected) {
        var fields = new ArrayList<>(List.of(Map.entry("Host", host)));
        if (header != null) {
            fields.add(Map.entry(header, "x"));
        }
        assertThat(monitoring.answer(request("GET", "metrics", address, fields)))
                .map(WireResponse::status)
                .contains(expected);
    }

    @Test
    void countsBeginWithTheFirstLookUnlessToldBefore() {
        metrics.served(served());
        assertThat(metrics.scrape()).doesNotContain("gatehouse_requests_seconds_count");
        metrics.served(served());
        metrics.served(served());
        assertThat(metrics.scrape())
                .contains(
                        "gatehouse_requests_seconds_count{operation=\"iam:GetUser\",status=\"403\"} 2",
                        "gatehouse_decisions_total{result=\"implicitDeny\"} 2.0");
    }

    @Test
    void otherPathsAndMethodsAreNotItsOwn() {
        assertThat(monitoring.answer(request("POST", "health", "127.0.0.1"))).isEmpty();
        assertThat(monitoring.answer(request("GET", "clock", "127.0.0.1"))).isEmpty();
    }

    private int status(String path) {
        return monitoring.answer(request("GET", path, "192.0.2.7")).orElseThrow().status();
    }

    private static Served served() {
        return new Served(
                "id",
                "iam:GetUser",
                Optional.empty(),
                403,
                Optional.of("AccessDenied"),
                Duration.ofMillis(2),
                List.of("implicitDeny"));
    }

    private static WireRequest request(String method, String path, String address) {
        return request(method, path, address, List.of(Map.entry("Host", "example.com")));
    }

    private static WireRequest request(
            String method, String path, String address, List<Map.Entry<String, String>> fields) {
        return new WireRequest(
                method,
                "/_gatehouse/" + path,
                "",
                Headers.of(fields),
                Blob.of(new byte[0]),
                address,
                false);
    }
}
