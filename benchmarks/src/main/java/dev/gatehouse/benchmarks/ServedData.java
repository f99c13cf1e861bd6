package dev.gatehouse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// `gatehouse serve` on a data directory, as a process of its own.
record ServedData(Process process, URI endpoint) implements AutoCloseable {
    /// Starts the program and waits until it is ready.
    static ServedData serve(Path program, Path data) throws IOException {
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "serve",
                                "--data",
                                data.toString(),
                                "--port",
                                "0")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String endpoint = "";
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("listening")) {
                endpoint = line.replace("listening", "").strip();
            }
            if (line.equals("ready")) {
                return new ServedData(process, URI.create(endpoint));
            }
        }
        throw new IOException("the server did not start");
    }

    /// What the process has in memory, and had at most.
    String memory() throws IOException {
        return "%,d MB resident, at most %,d MB".formatted(status("VmRSS:"), status("VmHWM:"));
    }

    /// In megabytes.
    private long status(String name) throws IOException {
        Path file = Path.of("/proc", String.valueOf(process.pid()), "status");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    >> 10;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
