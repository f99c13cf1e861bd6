package dev.gatehouse.conformance.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs a program of this machine.
record Program(Path directory, Map<String, String> environment) {
    /// Enough for the launcher to build on a slow machine.
    private static final long MINUTES = 10;

    /// What a program left.
    ///
    /// @param text its standard output and error
    record Result(int status, String text) {}

    /// Where a program is, if the machine has it.
    static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs it to its end.
    Result run(String... command) {
        try {
            Path text = Files.createTempFile(directory, "output", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(new ArrayList<>(List.of(command)))
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(text.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command[0] + " did not end: " + Files.readString(text));
            }
            return new Result(process.exitValue(), Files.readString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command[0], e);
        }
    }
}
