package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.SandboxKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse doctor`: whether an installation is healthy. Ends with 0 if it is, with 1 if a check
/// failed, with 2 if it could not look.
@Command(
        name = "doctor",
        description = {
            "Checks a data directory and the server on it, or a running server.",
            "Makes a user without policies for a moment, to prove that it is denied."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:healthy", "1:a check failed", "2:could not look"},
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    private static final int UNHEALTHY = 1;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Data directory. Without a running server, one is started for the checks, for"
                            + " this machine only.")
    private @Nullable Path data;

    @Option(
            names = "--endpoint",
            description =
                    "A running server, asked as AWS_ACCESS_KEY_ID and its companions say. Default:"
                            + " AWS_ENDPOINT_URL")
    private @Nullable URI endpoint;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        var findings = new Findings(spec.commandLine().getOut());
        findings.note(spec.root().version()[0] + ", Java " + Runtime.version().feature());
        if (data == null) {
            checkServer(server(), fromEnvironment(), findings);
        } else {
            checkDirectory(data, findings);
        }
        return findings.failed() ? UNHEALTHY : 0;
    }

    private URI server() {
        return endpoint == null ? Connection.server(System.getenv()) : endpoint;
    }

    private void checkDirectory(Path directory, Findings findings) throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no directory " + directory);
        }
        new DirectoryCheck(directory, findings).run();
        Optional<Credentials> admin =
                Files.exists(directory.resolve("admin.env"))
                        ? Optional.of(new Credentials(Env.ofServer(directory), Optional.empty()))
                        : fromEnvironment();
        Optional<URI> running =
                endpoint == null ? ServerEndpoint.find(directory) : Optional.of(endpoint);
        if (running.isPresent()) {
            checkServer(running.get(), admin, findings);
            return;
        }
        findings.note("no server runs on it: starting one for a moment");
        Optional<Installation> opened = opened(directory, findings);
        if (opened.isPresent()) {
            try (Installation installation = opened.get();
                    Installation.Serving serving =
                            installation.serve(
                                    "127.0.0.1", 0, Optional.empty(), NetworkSettings.DIRECT)) {
                checkServer(serving.endpoint(), admin, findings);
            }
        }
    }

    private static Optional<Installation> opened(Path directory, Findings findings) {
        try {
            return Optional.of(
                    Installation.open(
                            directory,
                            Optional.ofNullable(System.getenv("GATEHOUSE_MASTER_KEY")),
                            InstantSource.system()));
        } catch (IOException e) {
            findings.fail("a server does not start: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void checkServer(URI server, Optional<Credentials> admin, Findings findings)
            throws IOException, InterruptedException {
        var connection = Connection.to(server, System.getenv());
        var check = new ServerCheck(server, connection, findings, InstantSource.system());
        if (!check.answers()) {
            return;
        }
        if (admin.isEmpty()) {
            findings.fail(
                    "denials were not checked: give an administrator's key in AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY");
            return;
        }
        check.checkDenial(
                new IamCalls(
                        server,
                        connection,
                        admin.get().key(),
                        admin.get().token(),
                        InstantSource.system()));
    }

    private static Optional<Credentials> fromEnvironment() {
        Map<String, String> environment = System.getenv();
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Credentials(
                                new SandboxKeys.Pair(id, secret),
                                Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
                                        .filter(token -> !token.isEmpty())));
    }

    /// With what the server is asked.
    private record Credentials(SandboxKeys.Pair key, Optional<String> token) {
        @Override
        public String toString() {
            return "Credentials[" + key + "]";
        }
    }
}
