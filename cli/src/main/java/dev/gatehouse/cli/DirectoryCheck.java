package dev.gatehouse.cli;

import dev.gatehouse.store.jdbc.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// Looks a data directory over: who can read it, how much room there is, whether the store is
/// whole.
final class DirectoryCheck {
    private static final long LITTLE_ROOM = 1L << 30;
    private static final long NO_ROOM = 128L << 20;

    private final Path directory;
    private final Findings findings;

    DirectoryCheck(Path directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
    }

    void run() throws IOException {
        checkPermissions();
        checkRoom();
        checkStore();
    }

    private void checkPermissions() throws IOException {
        if (isPrivate(directory)) {
            findings.ok(directory + " can be used by its owner only");
        } else {
            findings.warn(
                    directory + " can be listed by others: run `chmod 700 " + directory + "`");
        }
        for (Path file : secretFiles()) {
            if (isPrivate(file)) {
                findings.ok(file.getFileName() + " can be read by its owner only");
            } else {
                findings.fail(file + " can be read by others: run `chmod 600 " + file + "`");
            }
        }
        if (Files.notExists(directory.resolve("master.key"))
                && System.getenv("GATEHOUSE_MASTER_KEY") == null) {
            findings.fail(
                    "there is no master.key: put it back, or give its content in"
                            + " GATEHOUSE_MASTER_KEY");
        }
    }

    /// What holds a key in clear, and the database.
    private List<Path> secretFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            file.getFileName()
                                    .toString()
                                    .matches(
                                            "master\\.key|admin(-[0-9]{12})?\\.env|gatehouse\\.db"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPrivate(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                .endsWith("------");
    }

    private void checkRoom() throws IOException {
        long room = Files.getFileStore(directory).getUsableSpace();
        String says = "%d MiB of room on its disk".formatted(room >> 20);
        if (room < NO_ROOM) {
            findings.fail(says + ": make more, or changes will be refused");
        } else if (room < LITTLE_ROOM) {
            findings.warn(says);
        } else {
            findings.ok(says);
        }
    }

    private void checkStore() {
        try {
            StoreCheck check = StoreCheck.of(directory);
            check.problems().forEach(problem -> findings.fail("the store: " + problem));
            if (check.problems().isEmpty()) {
                findings.ok("the store is whole: %d changes".formatted(check.changes()));
            }
            if (check.schema() > StoreCheck.newestSchema()) {
                findings.fail(
                        "the store has schema %d, this Gatehouse knows up to %d: run a newer one"
                                .formatted(check.schema(), StoreCheck.newestSchema()));
            } else if (check.schema() < StoreCheck.newestSchema()) {
                findings.note(
                        "the store has schema %d; the next start brings it to %d"
                                .formatted(check.schema(), StoreCheck.newestSchema()));
            }
        } catch (SQLException e) {
            findings.fail("the store cannot be read: " + e.getMessage());
        }
    }
}
