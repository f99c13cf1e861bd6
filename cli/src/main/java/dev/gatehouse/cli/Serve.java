package dev.gatehouse.cli;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.Listener;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.http.TlsFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `gatehouse serve`: runs the real thing, on a data directory.
@Command(
        name = "serve",
        description = "Runs a server whose accounts are kept in a directory.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DataDirectory data = new DataDirectory();
    @Mixin private NetworkOptions network = new NetworkOptions();
    @Mixin private RequestLogOption log = new RequestLogOption();
    @Mixin private KeyAgeOption keyAge = new KeyAgeOption();

    @Option(
            names = "--port",
            defaultValue = "4283",
            description = "Port to listen on; 0 for a free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}")
    private String bind = "127.0.0.1";

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Id of the account that a first start makes. Default: twelve digits")
    private @Nullable String account;

    @Option(
            names = "--insecure-plaintext",
            description = "Listen beyond this machine without TLS: others can read what is sent.")
    private boolean insecurePlaintext;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key, PEM.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--keep-events",
            paramLabel = "DAYS",
            description = "Remove events that are older. Default: keep them for ever.")
    private @Nullable Integer keepEvents;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description =
                    "Told of guessing and of passwords that expire soon: JSON, signed with the secret"
                            + " in the environment variable GATEHOUSE_WEBHOOK_SECRET.")
    private @Nullable URI webhook;

    @Override
    public Integer call() throws IOException {
        log.begin();
        Optional<TlsFiles> tls = tls();
        NetworkSettings settings = network.settings();
        if (tls.isEmpty() && !insecurePlaintext) {
            requireLoopback(bind);
            for (Listener listener : settings.listeners()) {
                requireLoopback(listener.address());
            }
        }
        if (keepEvents != null && keepEvents < 1) {
            throw wrong("--keep-events takes a number of days");
        }
        Optional<Duration> maxKeyAge = keyAge.age();
        Optional<String> webhookSecret = webhookSecret();
        Installation installation = data.open();
        if (webhook != null) {
            installation.tell(webhook, webhookSecret.orElseThrow());
        }
        maxKeyAge.ifPresent(installation::limitKeyAge);
        if (keepEvents != null) {
            installation.keepEvents(Duration.ofDays(keepEvents));
        }
        try {
            start(installation, tls, settings);
        } catch (IOException | RuntimeException e) {
            installation.close();
            throw e;
        }
        return Dev.KEEPS_RUNNING;
    }

    private Optional<String> webhookSecret() throws IOException {
        if (webhook == null) {
            return Optional.empty();
        }
        boolean local =
                webhook.getHost() != null
                        && InetAddress.getByName(webhook.getHost()).isLoopbackAddress();
        if (!"https".equals(webhook.getScheme())
                && !("http".equals(webhook.getScheme()) && local)) {
            throw wrong("--webhook takes an https address, or http on this machine");
        }
        String secret = System.getenv().getOrDefault("GATEHOUSE_WEBHOOK_SECRET", "");
        if (secret.isEmpty()) {
            throw wrong("--webhook needs the environment variable GATEHOUSE_WEBHOOK_SECRET");
        }
        return Optional.of(secret);
    }

    private void requireLoopback(String address) throws IOException {
        if (!InetAddress.getByName(address).isLoopbackAddress()) {
            throw wrong(
                    "%s is not this machine only, and there is no TLS: give --tls-cert and --tls-key, or say"
                                    .formatted(address)
                            + " --insecure-plaintext");
        }
    }

    private void start(Installation installation, Optional<TlsFiles> tls, NetworkSettings settings)
            throws IOException {
        Optional<Path> key = Optional.empty();
        Optional<String> setup = Optional.empty();
        if (!installation.isFounded()) {
            Account first = firstAccount();
            key = Optional.of(installation.createAccount(first));
            setup = Optional.of(installation.recoverRoot(first));
        }
        Installation.Serving serving = serving(installation, tls, settings);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            serving.close();
                            installation.close();
                        }));
        PrintWriter out = spec().commandLine().getOut();
        out.printf("Gatehouse, data in %s%n", data.directory());
        key.ifPresent(file -> out.printf("  key of the IAM user admin in %s%n", file));
        out.printf("  listening  %s%n", serving.listening().endpoint());
        setup.ifPresent(token ->
                out.printf(
                        "  set up root, once within an hour  %s/_gatehouse/signin/setup#%s%n",
                        serving.listening().endpoint(), token));
        NetworkOptions.print(serving.listening().listeners(), out);
        out.printf("%nready%n");
        out.flush();
    }

    private Installation.Serving serving(
            Installation installation, Optional<TlsFiles> tls, NetworkSettings settings)
            throws IOException {
        try {
            return installation.serve(bind, port, tls, settings);
        } catch (BindException e) {
            throw wrong("port %d of %s is taken: choose another with --port".formatted(port, bind));
        }
    }

    private Optional<TlsFiles> tls() {
        if (tlsCertificate == null && tlsKey == null) {
            return Optional.empty();
        }
        if (tlsCertificate == null || tlsKey == null) {
            throw wrong("--tls-cert and --tls-key belong together");
        }
        return Optional.of(new TlsFiles(tlsCertificate, tlsKey));
    }

    private Account firstAccount() {
        String id =
                account == null
                        ? "%012d"
                                .formatted(
                                        new SecureRandom()
                                                .nextLong(100_000_000_000L, 1_000_000_000_000L))
                        : account;
        return new Account(
                Partition.AWS,
                AccountId.find(id)
                        .orElseThrow(
                                () -> wrong("an account id is twelve digits, not `" + id + "`")));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        return spec;
    }
}
