package dev.gatehouse.cli;

import dev.gatehouse.cli.policy.PolicyFile;
import dev.gatehouse.server.Listener;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.http.TrustedProxies;
import dev.gatehouse.server.webauthn.KeySite;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say from where requests come.
final class NetworkOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "CIDR",
            description =
                    "Believe the X-Forwarded-For and X-Forwarded-Proto of proxies with these"
                            + " addresses. May be repeated.")
    private List<String> proxies = List.of();

    @Option(
            names = "--listener",
            paramLabel = "NAME=ADDRESS:PORT,vpc=ID,vpce=ID[,policy=FILE]",
            description = "A further address, which stands for a VPC endpoint. May be repeated.")
    private List<String> listeners = List.of();

    @Option(
            names = "--webauthn-origin",
            paramLabel = "ORIGIN",
            description =
                    "Origin of the pages on which people sign in, such as https://iam.example.com:"
                            + " security keys are bound to the host of the first. May be repeated."
                            + " Default: localhost.")
    private List<String> origins = List.of();

    /// @throws ParameterException if an option is not as it should be
    /// @throws IOException if the policy of a listener cannot be read
    NetworkSettings settings() throws IOException {
        try {
            var parsed = new ArrayList<Listener>();
            for (String listener : listeners) {
                parsed.add(
                        Listener.parse(
                                listener, file -> PolicyFile.read(file.toString()).document()));
            }
            var trusted =
                    new TrustedProxies(
                            proxies.stream().map(TrustedProxies.Network::parse).toList());
            return new NetworkSettings(trusted, parsed, KeySite.of(origins));
        } catch (IllegalArgumentException e) {
            if (command == null) {
                throw new IllegalStateException("picocli did not set the command", e);
            }
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// Says where the listeners are.
    static void print(Map<String, URI> listeners, PrintWriter out) {
        listeners.forEach((name, uri) -> out.printf("  %-10s %s%n", name, uri));
    }
}
