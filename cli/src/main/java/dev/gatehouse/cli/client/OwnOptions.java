package dev.gatehouse.cli.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The server whose own operations a command asks, as who AWS_ACCESS_KEY_ID and its companions say.
public final class OwnOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--endpoint", description = "The server. Default: AWS_ENDPOINT_URL")
    private @Nullable URI endpoint;

    /// The server as the options and the environment say.
    ///
    /// @throws IOException if the environment lacks something
    public SignedClient client() throws IOException {
        return SignedClient.of(
                Optional.ofNullable(endpoint), System.getenv(), InstantSource.system());
    }

    /// For results.
    public PrintWriter out() {
        return spec().commandLine().getOut();
    }

    /// An error in the arguments.
    public ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        return command;
    }
}
