package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `gatehouse events`: prints what happened in a sandbox.
@Command(
        name = "events",
        description = "Prints the calls that a running sandbox answered.",
        mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
    private static final long PAUSE_NANOS = 500_000_000;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--follow", description = "Keep printing as calls come in.")
    private boolean follow;

    @Option(names = "--denied", description = "Only calls that were denied.")
    private boolean denied;

    @Option(
            names = "--endpoint",
            description = "The sandbox. Default: AWS_ENDPOINT_URL, or http://127.0.0.1:4283")
    private @Nullable URI endpoint;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> environment = System.getenv();
        URI sandbox = sandbox(environment);
        var client = new SandboxClient(sandbox, Connection.to(sandbox, environment));
        long seen = 0;
        do {
            JsonNode part = client.get("/_gatehouse/events?after=" + seen);
            seen = part.path("recorded").asLong();
            for (JsonNode event : part.path("events")) {
                print(event, out);
            }
            out.flush();
            if (follow) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } while (follow);
        return 0;
    }

    private URI sandbox(Map<String, String> environment) {
        return endpoint == null ? Connection.server(environment) : endpoint;
    }

    private void print(JsonNode event, PrintWriter out) {
        String error = event.path("errorCode").asString("");
        if (denied && !error.equals("AccessDenied")) {
            return;
        }
        String service = event.path("eventSource").asString("").replace(".amazonaws.com", "");
        out.printf(
                "%s  %-40s %-14s %s%n",
                event.path("eventTime").asString(""),
                service + ":" + event.path("eventName").asString(""),
                error.isEmpty() ? "ok" : error,
                error.isEmpty()
                        ? event.path("userArn").asString("")
                        : event.path("errorMessage").asString(""));
    }
}
