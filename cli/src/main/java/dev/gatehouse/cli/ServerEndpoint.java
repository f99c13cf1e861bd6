package dev.gatehouse.cli;

import dev.gatehouse.server.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the server with a data directory listens, as it says there while it runs.
final class ServerEndpoint {
    private ServerEndpoint() {}

    /// The endpoint by which this machine reaches it; empty if none runs.
    static Optional<URI> find(Path directory) throws IOException {
        try {
            String text = Files.readString(Installation.endpointFile(directory)).strip();
            return Optional.of(
                    URI.create(
                            text.replace("//0.0.0.0:", "//127.0.0.1:")
                                    .replace("//[::]:", "//[::1]:")));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
    }
}
