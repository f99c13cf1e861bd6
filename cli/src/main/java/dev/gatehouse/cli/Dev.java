package dev.gatehouse.cli;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import dev.gatehouse.server.http.MadeCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `gatehouse dev`: runs a sandbox.
@Command(
        name = "dev",
        description = "Runs a sandbox: everything in memory, for development and tests.",
        mixinStandardHelpOptions = true)
final class Dev implements Callable<Integer> {
    /// Says that the process goes on after the command.
    static final int KEEPS_RUNNING = -1;

    @Spec private @Nullable CommandSpec spec;
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
            defaultValue = "123456789012",
            description = "Account id. Default: ${DEFAULT-VALUE}")
    private String account = "";

    @Option(
            names = "--access-key",
            paramLabel = "ID:SECRET",
            description = "Start with an empty account; this is the key of its root user.")
    private @Nullable String accessKey;

    @Option(
            names = "--account-key",
            paramLabel = "ACCOUNT:ID:SECRET",
            description = "A further account with the key of its root user. May be repeated.")
    private List<String> accountKeys = List.of();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name beyond localhost under which clients reach it. May be repeated.")
    private Set<String> hosts = Set.of();

    @Option(names = "--seed", description = "Makes ids the same from run to run.")
    private @Nullable Long seed;

    @Option(
            names = "--tls",
            description = "Answers over TLS, with a certificate made for this run.")
    private boolean tls;

    @Mixin private NetworkOptions network = new NetworkOptions();

    @Override
    public Integer call() throws IOException {
        log.begin();
        NetworkSettings from = network.settings();
        Optional<MadeCertificate> certificate =
                tls ? Optional.of(certificate(from)) : Optional.empty();
        var settings =
                new SandboxSettings(
                        bind,
                        port,
                        account(account),
                        Optional.ofNullable(accessKey).map(this::pair),
                        accountKeys.stream().map(this::accountKey).toList(),
                        hosts,
                        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                        from,
                        certificate,
                        keyAge.age());
        Sandbox sandbox = started(settings);
        Optional<AuthorityFile> authority = Optional.empty();
        if (certificate.isPresent()) {
            authority = Optional.of(AuthorityFile.write(certificate.get().authority()));
        }
        // Answers what is under way before the process ends.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
        print(settings, sandbox, authority.map(AuthorityFile::file));
        return KEEPS_RUNNING;
    }

    private Sandbox started(SandboxSettings settings) throws IOException {
        try {
            return Sandbox.start(settings, InstantSource.system());
        } catch (BindException e) {
            throw wrong("port %d of %s is taken: choose another with --port".formatted(port, bind));
        }
    }

    private void print(SandboxSettings settings, Sandbox sandbox, Optional<Path> authority) {
        SandboxKeys.Pair key = settings.rootKey().orElse(SandboxKeys.admin(settings.account()));
        String who = settings.rootKey().isPresent() ? "the root user" : "the IAM user admin";
        PrintWriter out = spec().commandLine().getOut();
        out.printf("Gatehouse sandbox, everything in memory%n");
        out.printf("  listening  %s%n", sandbox.endpoint());
        NetworkOptions.print(sandbox.listeners(), out);
        out.printf("  account    %s%n", settings.account().id());
        out.printf("%n# paste this to be %s:%n", who);
        new Environment(sandbox.endpoint(), key, authority).print(out);
        out.printf("%nready%n");
        out.flush();
    }

    /// For every name and address under which the sandbox answers.
    private MadeCertificate certificate(NetworkSettings from) {
        var names = new ArrayList<>(List.of("localhost", "*.localhost", "127.0.0.1", "::1", bind));
        from.listeners().forEach(listener -> names.add(listener.address()));
        names.addAll(hosts);
        try {
            return MadeCertificate.of(names, Instant.now());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Account account(String id) {
        return new Account(
                Partition.AWS,
                AccountId.find(id)
                        .orElseThrow(
                                () -> wrong("an account id is twelve digits, not `" + id + "`")));
    }

    private SandboxKeys.Pair pair(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw wrong("--access-key takes ID:SECRET");
        }
        return new SandboxKeys.Pair(text.substring(0, colon), text.substring(colon + 1));
    }

    private SandboxSettings.AccountKey accountKey(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length != 2) {
            throw wrong("--account-key takes ACCOUNT:ID:SECRET");
        }
        return new SandboxSettings.AccountKey(account(parts[0]), pair(parts[1]));
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
