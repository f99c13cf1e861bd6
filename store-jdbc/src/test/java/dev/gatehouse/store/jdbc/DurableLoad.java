package dev.gatehouse.store.jdbc;

import dev.gatehouse.store.Append;
import dev.gatehouse.store.Change;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.JournalContract;
import dev.gatehouse.store.Turns;
import dev.gatehouse.store.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A load run: durable changes a second at 32 clients, through turns and the store, and by the bare
/// database with group commit (one row of 600 bytes and one record a change), in the same run.
///
/// Run its `main` with the test class path of the module. It prints two lines; it asserts nothing.
public final class DurableLoad extends JournalContract {
    private static final int CLIENTS = 32;
    private static final Duration EACH = Duration.ofSeconds(8);

    private DurableLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "durable-load");
        try (var database = SqliteDatabase.open(directory, "load")) {
            double bare = bare(database);
            double store = store(database);
            System.out.printf("bare database, group commit: %,.0f changes/s%n", bare);
            System.out.printf(
                    "turns and store:             %,.0f changes/s (%.0f %%)%n",
                    store, 100 * store / bare);
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static double store(SqliteDatabase database) throws Exception {
        var batches = new AtomicLong();
        try (var store =
                new JdbcStore(
                        database,
                        List.of(KIND),
                        new XorSealing(1),
                        () -> "batch-" + batches.incrementAndGet(),
                        1L << 30)) {
            var turns = new Turns(store);
            var number = new AtomicLong();
            String event = "{\"eventName\":\"CreateUser\"" + " ".repeat(500) + "}";
            return rate(() ->
                    turns.take(
                            new TreeSet<>(List.of(FIRST)),
                            views -> {
                                View view = views.getOrDefault(FIRST, View.EMPTY);
                                Edit edit = put("user-" + number.incrementAndGet(), thing("user"));
                                Change change = change(view.version() + 1, Instant.EPOCH, edit);
                                return new Turns.Result<>(
                                        List.of(new Append(FIRST, change)),
                                        Optional.of(event),
                                        true);
                            }));
        }
    }

    private static double bare(SqliteDatabase database) throws Exception {
        BlockingQueue<CompletableFuture<Boolean>> waiting = new LinkedBlockingQueue<>();
        Thread writer = Thread.ofPlatform().daemon().start(() -> writeBare(database, waiting));
        double rate =
                rate(() -> {
                    var done = new CompletableFuture<Boolean>();
                    waiting.add(done);
                    return done.join();
                });
        writer.interrupt();
        writer.join();
        return rate;
    }

    private static void writeBare(
            SqliteDatabase database, BlockingQueue<CompletableFuture<Boolean>> waiting) {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE c (j TEXT, v BIGINT, b TEXT, PRIMARY KEY (j, v))");
            statement.execute("CREATE TABLE r (j TEXT, k TEXT, b TEXT, PRIMARY KEY (j, k))");
            connection.setAutoCommit(false);
            try (var change = connection.prepareStatement("INSERT INTO c VALUES ('j', ?, ?)");
                    var record = connection.prepareStatement("INSERT INTO r VALUES ('j', ?, ?)")) {
                String body = "x".repeat(600);
                long version = 0;
                var batch = new ArrayList<CompletableFuture<Boolean>>();
                while (true) {
                    batch.add(waiting.take());
                    waiting.drainTo(batch);
                    for (int i = 0; i < batch.size(); i++) {
                        version++;
                        change.setLong(1, version);
                        change.setString(2, body);
                        change.executeUpdate();
                        record.setString(1, "user-" + version);
                        record.setString(2, body);
                        record.executeUpdate();
                    }
                    connection.commit();
                    batch.forEach(done -> done.complete(true));
                    batch.clear();
                }
            }
        } catch (InterruptedException over) {
            return;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double rate(java.util.concurrent.Callable<Boolean> change) throws Exception {
        var done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + EACH.toNanos();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    try {
                        while (System.nanoTime() < end) {
                            change.call();
                            done.incrementAndGet();
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    @Override
    protected JdbcStore store() {
        throw new IllegalStateException("a load run is no test");
    }
}
