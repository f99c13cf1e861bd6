package dev.gatehouse.server.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// The key that wraps the data key: from the environment, or from a file that only its owner can
/// read.
public final class MasterKey {
    private static final String FILE = "master.key";

    private MasterKey() {}

    /// The master key in the file of a data directory.
    ///
    /// @throws IOException if there is none, others can read it, or it is not a key
    public static Keyset read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.notExists(file)) {
            throw new IOException(
                    file + " is missing: put it back, or give its content in GATEHOUSE_MASTER_KEY");
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        open.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!open.isEmpty()) {
            throw new IOException(file + " can be read by others: run `chmod 600 " + file + "`");
        }
        return parsed(Files.readString(file).strip(), file.toString());
    }

    /// The master key in a text from the environment.
    ///
    /// @throws IOException if it is not a key
    public static Keyset parsed(String text, String source) throws IOException {
        try {
            return Keyset.of(text);
        } catch (IllegalArgumentException e) {
            // The cause stays out: its message could hold a part of the key.
            throw new IOException(source + " holds no master key");
        }
    }

    /// The master key of a new data directory: the one that is there, or a new one.
    public static Keyset readOrCreate(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.notExists(file)) {
            PrivateFile.write(file, Keyset.ofNewKey().reveal() + "\n");
        }
        return read(directory);
    }

    /// Files that only their owner can read.
    public static final class PrivateFile {
        private PrivateFile() {}

        /// Writes a file whole: it has the text and reached the disk, or is as it was before.
        public static void write(Path file, String text) throws IOException {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(next);
            var owner = PosixFilePermissions.fromString("rw-------");
            try (FileChannel channel =
                    FileChannel.open(
                            next,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(owner))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory =
                    FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }
}
