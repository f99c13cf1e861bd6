package dev.gatehouse.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/// The embedded database: one file, `gatehouse.db`, in a directory that one process holds. Commits
/// reach the disk before they return (write-ahead log, `synchronous=FULL`), and what is deleted is
/// overwritten.
public final class SqliteDatabase implements Database {
    static final String FILE = "gatehouse.db";
    private static final String LOCK = "lock";

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;
    private final long maxPages;

    private SqliteDatabase(Path directory, FileChannel channel, FileLock lock, long maxPages) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
        this.maxPages = maxPages;
    }

    /// Takes hold of a directory.
    ///
    /// @param holder what others are told who find it taken, such as the process id
    /// @throws IOException if another process holds the directory or it cannot be written
    public static SqliteDatabase open(Path directory, String holder) throws IOException {
        return open(directory, holder, 0);
    }

    /// With a limit to the size of the database, in pages of 4 KiB; 0 for none.
    static SqliteDatabase open(Path directory, String holder, long maxPages) throws IOException {
        Path file = directory.resolve(LOCK);
        if (!Files.isWritable(directory)) {
            throw new IOException(
                    "directory " + directory + " is not writable: give this user write access");
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        FileLock lock = locked(channel);
        if (lock == null) {
            String other = Files.readString(file).strip();
            channel.close();
            throw new IOException(
                    "directory %s is in use by %s: stop it first".formatted(directory, other));
        }
        Path data = directory.resolve(FILE);
        if (Files.notExists(data)) {
            // The files that SQLite puts beside it get the same permissions.
            Files.createFile(
                    data,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
        return new SqliteDatabase(directory, channel, lock, maxPages);
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    @Override
    public Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.FULLMUTEX);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        Connection connection =
                config.createConnection("jdbc:sqlite:" + directory.resolve(FILE).toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete=ON");
            if (maxPages > 0) {
                statement.execute("PRAGMA max_page_count=" + maxPages);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public boolean isUnavailable(SQLException problem) {
        return switch (code(problem)) {
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_BUSY -> true;
            default -> false;
        };
    }

    @Override
    public String explain(SQLException problem) {
        return switch (code(problem)) {
            case SQLITE_FULL -> "the disk is full: make room for %s".formatted(directory);
            case SQLITE_READONLY ->
                    "%s cannot be written: check its permissions".formatted(directory);
            case SQLITE_BUSY -> "another program holds the database in %s".formatted(directory);
            default -> "%s cannot be written: %s".formatted(directory, problem.getMessage());
        };
    }

    /// The primary code: the lowest eight bits say what the longer ones say in detail.
    private static SQLiteErrorCode code(SQLException problem) {
        return SQLiteErrorCode.getErrorCode(problem.getErrorCode() & 0xff);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + directory + " was not released", e);
        }
    }
}
