package dev.gatehouse.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the driver of SQLite unpacks its native library when it is first used.
final class LibraryFolder {
    private static final String PROPERTY = "org.sqlite.tmpdir";

    private LibraryFolder() {}

    /// Has the driver take the folder for temporary files, or the data directory where programs
    /// cannot be loaded from that: in a container whose file system is read-only there may be no
    /// other place.
    ///
    /// @param data a directory that this process holds
    static void choose(Path data) throws IOException {
        if (System.getProperty(PROPERTY) == null
                && !holdsPrograms(Path.of(System.getProperty("java.io.tmpdir", "")))) {
            removeLeftovers(data);
            System.setProperty(PROPERTY, data.toString());
        }
    }

    /// The driver removes its library at the end, but not when it is killed.
    private static void removeLeftovers(Path data) throws IOException {
        try (DirectoryStream<Path> libraries =
                Files.newDirectoryStream(data, "sqlite-*-*sqlitejdbc*")) {
            for (Path library : libraries) {
                Files.delete(library);
            }
        }
    }

    private static boolean holdsPrograms(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, "gatehouse", "");
            try {
                // On a file system that is mounted `noexec` the right is there, but not granted.
                return probe.toFile().setExecutable(true) && Files.isExecutable(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException notWritable) {
            return false;
        }
    }
}
