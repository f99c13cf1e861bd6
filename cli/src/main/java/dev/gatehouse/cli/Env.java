package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import dev.gatehouse.server.SandboxKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `gatehouse env`: prints the variables that point AWS clients at a sandbox.
@Command(
        name = "env",
        description = "Prints the environment of a running sandbox: eval \"$(gatehouse env)\"",
        mixinStandardHelpOptions = true)
final class Env implements Callable<Integer> {
    private enum Who {
        ADMIN,
        ROOT
    }

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = "ADMIN",
            description = "Whose key: admin or root. Default: admin")
    private Who who = Who.ADMIN;

    @Option(
            names = "--endpoint",
            description =
                    "Where the server listens. Default: what the data directory says, else"
                            + " AWS_ENDPOINT_URL or http://127.0.0.1:4283")
    private @Nullable URI endpoint;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of a server: prints the key in its admin.env.")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        URI server = endpoint == null ? endpoint() : endpoint;
        SandboxKeys.Pair pair = data == null ? ofSandbox(server) : ofServer(data);
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            new Environment(server, pair, authorities(server)).print(out);
            out.flush();
        }
        return 0;
    }

    private URI endpoint() throws IOException {
        return data == null
                ? Connection.server(System.getenv())
                : ServerEndpoint.find(data).orElse(Connection.server(Map.of()));
    }

    /// Who asks over TLS has been told whom to trust; so the answer stands by itself.
    private static Optional<Path> authorities(URI server) {
        return "https".equals(server.getScheme())
                ? Optional.ofNullable(System.getenv("AWS_CA_BUNDLE")).map(Path::of)
                : Optional.empty();
    }

    static SandboxKeys.Pair ofServer(Path directory) throws IOException {
        var file = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve("admin.env"))) {
            file.load(reader);
        }
        return new SandboxKeys.Pair(
                file.getProperty("AWS_ACCESS_KEY_ID", ""),
                file.getProperty("AWS_SECRET_ACCESS_KEY", ""));
    }

    private SandboxKeys.Pair ofSandbox(URI server) throws IOException, InterruptedException {
        JsonNode key =
                new SandboxClient(server, Connection.to(server, System.getenv()))
                        .get("/_gatehouse/credentials/" + who.name().toLowerCase(Locale.ROOT));
        return new SandboxKeys.Pair(
                key.path("accessKeyId").asString(), key.path("secretAccessKey").asString());
    }
}
