package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `gatehouse key rotate`.
@Command(
        name = "rotate",
        description = {
            "Replaces a user's access key: makes a second, waits until it is used, deactivates the",
            "first, and deletes it after a grace. Run again, it goes on where it was; a tag of the",
            "user remembers that. Asks as who AWS_ACCESS_KEY_ID and its companions say."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the old key is deleted",
            "1:the new key is not used yet, or the grace is not over: run it again",
            "2:it could not be done"
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class RotateKeyCommand implements Callable<Integer> {
    private static final int TO_BE_CONTINUED = 1;

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "USER", description = "Name of the user.")
    private String user = "";

    @Option(
            names = "--grace",
            converter = Durations.class,
            defaultValue = "1d",
            description =
                    "How long the old key stays, inactive, such as 30s, 10m, 24h or 7d. Default:"
                            + " ${DEFAULT-VALUE}")
    private Duration grace = Duration.ofDays(1);

    @Option(
            names = "--retire",
            paramLabel = "ID",
            description = "The key that goes, for a user who has two.")
    private @Nullable String retire;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Write the new key to a new file that only you can read. Default: print it.")
    private @Nullable Path file;

    @Option(
            names = "--interval",
            converter = Durations.class,
            defaultValue = "5s",
            description =
                    "Time between looks whether the new key is used. Default: ${DEFAULT-VALUE}")
    private Duration interval = Duration.ofSeconds(5);

    @Option(
            names = "--timeout",
            converter = Durations.class,
            defaultValue = "10m",
            description = "How long this run waits; 0s not at all. Default: ${DEFAULT-VALUE}")
    private Duration timeout = Duration.ofMinutes(10);

    @Option(
            names = "--json",
            description = "Print JSON, a line for the new key and one for the end.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw server.wrong("--interval takes a second or more");
        }
        if (grace.isNegative() || timeout.isNegative()) {
            throw server.wrong("--grace and --timeout take no time before now");
        }
        InstantSource clock = InstantSource.system();
        var waiting =
                new KeyRotation.Waiting(
                        clock, Thread::sleep, interval, clock.instant().plus(timeout));
        KeyRotation.End end;
        try (var target = new Target(file)) {
            end =
                    new KeyRotation(user, server.iam(), server.accessKeyId(), waiting, this::say)
                            .run(Optional.ofNullable(retire), grace, key -> handOver(key, target));
        }
        finish(end);
        return end.stage() == KeyRotation.Stage.DONE ? 0 : TO_BE_CONTINUED;
    }

    /// At once: whoever ends this run while it waits has the secret.
    private void handOver(UserKeys.NewKey key, Target target) throws IOException {
        if (target.write(key)) {
            say("its secret is in " + file);
        } else if (json) {
            print(Map.of("accessKeyId", key.id(), "secretAccessKey", key.secret()));
        } else {
            server.out().print(key.environment());
            server.out().flush();
        }
    }

    private void finish(KeyRotation.End end) {
        switch (end.stage()) {
            case UNUSED ->
                    say(
                            "%s has not been used yet, and %s stays as it is: run this again"
                                    .formatted(end.newKey(), end.oldKey()));
            case GRACE ->
                    say(
                            "%s is inactive: run this again after %s to delete it"
                                    .formatted(
                                            end.oldKey(),
                                            end.deletedFrom().map(Object::toString).orElse("")));
            case DONE -> say("user " + user + " has the key " + end.newKey());
        }
        if (json) {
            var printed = new LinkedHashMap<String, Object>();
            printed.put("userName", user);
            printed.put("accessKeyId", end.newKey());
            printed.put("oldAccessKeyId", end.oldKey());
            printed.put("stage", end.stage().name().toLowerCase(Locale.ROOT));
            end.deletedFrom().ifPresent(at -> printed.put("deletedFrom", at.toString()));
            print(printed);
        }
    }

    private void print(Map<String, Object> line) {
        server.out().println(JsonMapper.shared().writeValueAsString(line));
        server.out().flush();
    }

    private void say(String what) {
        server.err().println(what);
        server.err().flush();
    }

    /// The file for the new key. It is made before the key, so that no secret is lost because the
    /// file cannot be; if it was not needed, it goes.
    private static final class Target implements AutoCloseable {
        private final Optional<PrivateFile> made;
        private boolean written;

        Target(@Nullable Path path) throws IOException {
            made = path == null ? Optional.empty() : Optional.of(PrivateFile.create(path));
        }

        /// Whether there is a file, which now has the key.
        boolean write(UserKeys.NewKey key) throws IOException {
            if (made.isPresent()) {
                made.get().write(key.environment());
                written = true;
            }
            return written;
        }

        @Override
        public void close() throws IOException {
            if (made.isPresent()) {
                made.get().close();
                if (!written) {
                    Files.delete(made.get().path());
                }
            }
        }
    }
}
