package dev.gatehouse.cli.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A file of the AWS command line: sections of `name = value`. Only its owner may read it.
record ProfileFile(Path path) {
    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rw-------");

    /// Sets values of a section, and leaves all else as it is.
    ///
    /// @throws IOException if the file cannot be written
    void put(String section, Map<String, String> values) throws IOException {
        List<String> before =
                Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
        Path directory = path.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            throw new IOException(path + " is no file");
        }
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh =
                Files.createTempFile(
                        directory, ".gatehouse", "", PosixFilePermissions.asFileAttribute(PRIVATE));
        try {
            Files.write(fresh, changed(before, section, values), StandardCharsets.UTF_8);
            // A link stays one: people keep these files elsewhere.
            Path target = Files.exists(path) ? path.toRealPath() : path;
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static List<String> changed(
            List<String> before, String section, Map<String, String> values) {
        String head = "[" + section + "]";
        var lines = new ArrayList<String>();
        boolean inside = false;
        boolean done = false;
        for (String line : before) {
            if (line.strip().startsWith("[")) {
                inside = line.strip().equals(head);
                lines.add(line);
                if (inside && !done) {
                    add(values, lines);
                    done = true;
                }
            } else if (!inside || !values.containsKey(line.split("=", 2)[0].strip())) {
                lines.add(line);
            }
        }
        if (!done) {
            if (!lines.isEmpty() && !lines.getLast().isBlank()) {
                lines.add("");
            }
            lines.add(head);
            add(values, lines);
        }
        return lines;
    }

    private static void add(Map<String, String> values, List<String> lines) {
        values.forEach((name, value) -> lines.add(name + " = " + value));
    }
}
