package dev.gatehouse.benchmarks;

import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// A folder for the data of a server, deleted with all that is in it.
record Scratch(Path path) implements AutoCloseable {
    /// Makes one in the folder of the run: other file systems may forget what is flushed to them.
    static Scratch make(String name) throws IOException {
        return new Scratch(Files.createTempDirectory(Path.of("").toAbsolutePath(), name));
    }

    /// Signs for IAM with the key that a server left in a file.
    RequestSigner signer(String file) throws IOException {
        var key = new Properties();
        try (var reader = Files.newBufferedReader(path.resolve(file))) {
            key.load(reader);
        }
        return new RequestSigner(
                key.getProperty("AWS_ACCESS_KEY_ID"),
                key.getProperty("AWS_SECRET_ACCESS_KEY"),
                Optional.empty(),
                "us-east-1",
                "iam");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
