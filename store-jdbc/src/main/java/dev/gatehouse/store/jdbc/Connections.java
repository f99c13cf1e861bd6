package dev.gatehouse.store.jdbc;

import dev.gatehouse.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The connections for reading, with the threads on which they block: whoever asks only waits.
final class Connections implements AutoCloseable {
    private static final int COUNT = 2;
    private final Database database;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(COUNT);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    COUNT, Thread.ofPlatform().daemon().name("store-reader-", 0).factory());

    Connections(Database database) throws SQLException {
        this.database = database;
        for (int i = 0; i < COUNT; i++) {
            idle.add(database.connect());
        }
    }

    /// What a query answers.
    <T> T read(Query<T> query) {
        try {
            return CompletableFuture.supplyAsync(() -> onThisThread(query), threads).join();
        } catch (RejectedExecutionException closed) {
            throw new StoreUnavailable("the store is closed", closed);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private <T> T onThisThread(Query<T> query) {
        Connection connection = idle.remove();
        try {
            return query.on(connection);
        } catch (SQLException e) {
            throw new StoreUnavailable(database.explain(e), e);
        } finally {
            idle.add(connection);
        }
    }

    @Override
    public void close() {
        threads.close();
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("a connection did not close", e);
            }
        }
    }

    /// Something to ask on a connection.
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
