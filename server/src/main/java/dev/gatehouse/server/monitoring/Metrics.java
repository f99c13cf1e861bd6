package dev.gatehouse.server.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts what a server does, from when it is told to begin: that takes a moment, which the start
/// of a sandbox must not pay. Safe for use by many threads.
public final class Metrics {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final List<Source> sources;
    private volatile @Nullable Meters meters;

    /// @param sources what is read when somebody asks
    public Metrics(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /// A number that another part of the server keeps.
    ///
    /// @param grows whether it only ever grows
    public record Source(String name, String says, boolean grows, Supplier<Number> value) {}

    /// Begins to count; once is enough.
    public synchronized void begin() {
        if (meters == null) {
            meters = new Meters(sources);
        }
    }

    public void served(Served served) {
        Meters begun = meters;
        if (begun != null) {
            begun.served(served);
        }
    }

    /// Everything in the text format of Prometheus. Begins to count if nobody did.
    String scrape() {
        begin();
        Meters begun = meters;
        return begun == null ? "" : begun.registry.scrape();
    }

    private static final class Meters {
        private final PrometheusMeterRegistry registry =
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        private final Map<Request, Timer> requests = new ConcurrentHashMap<>();
        private final Map<String, Counter> decisions = new ConcurrentHashMap<>();

        Meters(List<Source> sources) {
            new JvmMemoryMetrics().bindTo(registry);
            new JvmGcMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            for (Source source : sources) {
                if (source.grows()) {
                    FunctionCounter.builder(
                                    source.name(), source, from -> from.value().get().doubleValue())
                            .description(source.says())
                            .register(registry);
                } else {
                    Gauge.builder(source.name(), source.value())
                            .description(source.says())
                            .register(registry);
                }
            }
        }

        void served(Served served) {
            requests.computeIfAbsent(new Request(served.operation(), served.status()), this::timer)
                    .record(served.took());
            for (String decision : served.decisions()) {
                decisions.computeIfAbsent(decision, this::counter).increment();
            }
        }

        private Timer timer(Request request) {
            return Timer.builder("gatehouse.requests")
                    .description("Requests that were answered, and how long it took")
                    .tag("operation", request.operation())
                    .tag("status", String.valueOf(request.status()))
                    .serviceLevelObjectives(LATENCIES)
                    .register(registry);
        }

        private Counter counter(String decision) {
            return Counter.builder("gatehouse.decisions")
                    .description("Decisions on permissions")
                    .tag("result", decision)
                    .register(registry);
        }
    }

    private record Request(String operation, int status) {}
}
