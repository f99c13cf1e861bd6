package dev.gatehouse.cli;

import dev.gatehouse.server.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option `--data`, with what it opens.
final class DataDirectory {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Data directory. The master key is DIR/master.key, or in the environment"
                            + " variable GATEHOUSE_MASTER_KEY.")
    private Path directory = Path.of("");

    Path directory() {
        return directory;
    }

    Installation open() throws IOException {
        return Installation.open(
                directory,
                Optional.ofNullable(System.getenv("GATEHOUSE_MASTER_KEY")),
                InstantSource.system());
    }
}
