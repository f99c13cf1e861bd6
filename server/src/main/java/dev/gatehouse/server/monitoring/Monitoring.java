package dev.gatehouse.server.monitoring;

import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paths by which a server is watched, which need no signature: `/_gatehouse/health` and
/// `/_gatehouse/ready` for anybody, `/_gatehouse/metrics` for programs on this machine.
public final class Monitoring {
    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    /// What tells that a proxy on this machine passes a stranger's request on.
    private static final List<String> OF_PROXIES =
            List.of("forwarded", "x-forwarded-for", "x-real-ip", "via");

    private final Metrics metrics;
    private final BooleanSupplier opensStore;
    private volatile boolean stopping;

    /// @param opensStore whether the store answers
    public Monitoring(Metrics metrics, BooleanSupplier opensStore) {
        this.metrics = metrics;
        this.opensStore = opensStore;
    }

    /// The answer to a request for one of these paths; empty if it is for another.
    public Optional<WireResponse> answer(WireRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        return switch (request.path()) {
            case "/_gatehouse/health" -> Optional.of(status(200, "ok"));
            case "/_gatehouse/ready" ->
                    Optional.of(isReady() ? status(200, "ready") : status(503, "not ready"));
            case "/_gatehouse/metrics" ->
                    Optional.of(
                            isLocal(request)
                                    ? WireResponse.of(
                                            200,
                                            "text/plain; version=0.0.4; charset=utf-8",
                                            metrics.scrape())
                                    : status(403, "only for programs on this machine"));
            default -> Optional.empty();
        };
    }

    /// From now on it is not ready: whoever sends it requests should turn elsewhere.
    public void stop() {
        stopping = true;
    }

    private boolean isReady() {
        try {
            return !stopping && opensStore.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("the store does not answer", e);
            return false;
        }
    }

    private static boolean isLocal(WireRequest request) {
        String address = request.sourceAddress();
        return (address.startsWith("127.")
                        || address.equals("::1")
                        || address.equals("[::1]")
                        || address.equals("0:0:0:0:0:0:0:1")
                        || address.equals("[0:0:0:0:0:0:0:1]"))
                && LOOPBACK_HOSTS.contains(request.hostName())
                && OF_PROXIES.stream().noneMatch(name -> request.headers().first(name).isPresent());
    }

    private static WireResponse status(int status, String word) {
        return WireResponse.of(status, "application/json", "{\"status\":\"" + word + "\"}");
    }
}
