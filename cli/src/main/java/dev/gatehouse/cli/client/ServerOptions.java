package dev.gatehouse.cli.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The server that a command asks, as who AWS_ACCESS_KEY_ID and its companions say.
public final class ServerOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--endpoint", description = "The server. Default: AWS_ENDPOINT_URL")
    private @Nullable URI endpoint;

    /// IAM as the options and the environment say.
    ///
    /// @throws IOException if the environment lacks something
    public IamApi iam() throws IOException {
        return IamApi.of(Optional.ofNullable(endpoint), System.getenv());
    }

    /// A client for Gatehouse's own operations.
    ///
    /// @throws IOException if the environment lacks something
    public SignedClient client() throws IOException {
        return SignedClient.of(
                Optional.ofNullable(endpoint), System.getenv(), InstantSource.system());
    }

    /// The id of the key with which the command signs; empty if the environment names none.
    public String accessKeyId() {
        return System.getenv().getOrDefault("AWS_ACCESS_KEY_ID", "");
    }

    /// For results.
    public PrintWriter out() {
        return commandLine().getOut();
    }

    /// For what is going on.
    public PrintWriter err() {
        return commandLine().getErr();
    }

    /// An error in the arguments.
    public ParameterException wrong(String message) {
        return new ParameterException(commandLine(), message);
    }

    private CommandLine commandLine() {
        if (command == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        return command.commandLine();
    }
}
