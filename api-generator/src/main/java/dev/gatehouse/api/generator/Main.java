package dev.gatehouse.api.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes the Java classes of all API models in a folder: `Main MODELS OUTPUT`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[1]);
        List<Path> models;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            models = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        for (Path model : models) {
            String service = model.getFileName().toString().replace(".json", "");
            new ServiceWriter(service, ModelReader.read(model)).write(output);
        }
    }
}
