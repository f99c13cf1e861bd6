package dev.gatehouse.cli.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// The server whose IAM a command asks, as who AWS_ACCESS_KEY_ID and its companions say.
public final class IamOptions {
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

    /// What the server answers to one of Gatehouse's own operations.
    ///
    /// @param path under `/_gatehouse/`
    /// @throws RefusedException if it refuses
    /// @throws IOException if the environment lacks something, or there is no server
    public JsonNode post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return SignedClient.of(
                        Optional.ofNullable(endpoint), System.getenv(), InstantSource.system())
                .post("/_gatehouse/" + path, body);
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
