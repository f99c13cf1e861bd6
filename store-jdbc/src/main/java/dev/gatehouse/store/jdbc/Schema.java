package dev.gatehouse.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables and their version. The version is read first; the steps from it to the newest run
/// only when there are any, all in one transaction.
final class Schema {
    static final int NEWEST = 2;

    private Schema() {}

    /// Brings the tables to the newest version.
    ///
    /// @throws IllegalStateException if they are of a version that this program does not know
    static void prepare(Connection connection) throws SQLException {
        int found = version(connection);
        if (found > NEWEST) {
            throw new IllegalStateException(
                    "the database has schema %d, this Gatehouse knows up to %d: run a newer one"
                            .formatted(found, NEWEST));
        }
        if (found == NEWEST) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (found == 0) {
                statement.execute("CREATE TABLE schema_version (version BIGINT NOT NULL)");
                statement.execute("INSERT INTO schema_version VALUES (0)");
            }
            for (int step = found + 1; step <= NEWEST; step++) {
                for (String sql : script(step).split(";", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
            statement.execute("UPDATE schema_version SET version = " + NEWEST);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, "schema_version", null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT version FROM schema_version")) {
            return version.next() ? version.getInt(1) : 0;
        }
    }

    private static String script(int step) {
        String name = "schema-" + step + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
