package dev.gatehouse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// `gatehouse serve` as a process of its own, on a free port.
///
/// @param said what it has printed so far; all of it once it is closed
/// @param listener ends with what it prints
record ServerProcess(Process process, URI endpoint, Path data, List<String> said, Thread listener)
        implements AutoCloseable {
    static ServerProcess start(Path data, Path log, String... options) throws IOException {
        String[] arguments =
                Stream.concat(
                                Stream.of("serve", "--data", data.toString(), "--port", "0"),
                                Stream.of(options))
                        .toArray(String[]::new);
        Process process = program(log, arguments).start();
        BufferedReader lines = process.inputReader();
        Optional<URI> endpoint = Optional.empty();
        var said = new CopyOnWriteArrayList<String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains("listening")) {
                endpoint = Optional.of(URI.create(line.replace("listening", "").strip()));
            }
            if (line.equals("ready")) {
                Thread listener = Thread.ofVirtual().start(() -> lines.lines().forEach(said::add));
                return new ServerProcess(process, endpoint.orElseThrow(), data, said, listener);
            }
        }
        throw new IOException("the server did not start: " + Files.readString(log));
    }

    /// A run of the program; what it says of errors goes to the log.
    static ProcessBuilder program(Path log, String... arguments) {
        return new ProcessBuilder(TestProgram.command(arguments))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /// A client with the key of `admin`.
    QueryClient admin() throws IOException {
        var key = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("admin.env"))) {
            key.load(reader);
        }
        return new QueryClient(
                endpoint,
                key.getProperty("AWS_ACCESS_KEY_ID", ""),
                key.getProperty("AWS_SECRET_ACCESS_KEY", ""),
                Optional.empty());
    }

    /// Ends it as a power cut does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Ends it as a service manager does.
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try {
            listener.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
