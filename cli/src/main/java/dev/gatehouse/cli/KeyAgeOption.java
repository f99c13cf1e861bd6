package dev.gatehouse.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that limits the age of access keys.
final class KeyAgeOption {
    private static final int MAX_DAYS = 36_500;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--max-key-age",
            paramLabel = "DAYS",
            description = "Refuse access keys that are older. Default: keys of any age work.")
    private @Nullable Integer days;

    /// @throws ParameterException if it is no number of days
    Optional<Duration> age() {
        if (days == null) {
            return Optional.empty();
        }
        if (days < 1 || days > MAX_DAYS) {
            if (command == null) {
                throw new IllegalStateException("picocli did not set the command");
            }
            throw new ParameterException(
                    command.commandLine(), "--max-key-age takes a number of days");
        }
        return Optional.of(Duration.ofDays(days));
    }
}
