package dev.gatehouse.store.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// Looks a database over without changing it, also while a server runs on it.
///
/// @param schema the version of its tables
/// @param changes how many changes it holds
/// @param problems what is wrong with it; empty if nothing is
public record StoreCheck(int schema, long changes, List<String> problems) {
    public StoreCheck {
        problems = List.copyOf(problems);
    }

    /// The newest schema that this program knows.
    public static int newestSchema() {
        return Schema.NEWEST;
    }

    /// Looks over the database of a data directory.
    ///
    /// @throws SQLException if it cannot be read at all
    public static StoreCheck of(Path directory) throws SQLException {
        Path file = directory.resolve(SqliteDatabase.FILE);
        if (Files.notExists(file)) {
            throw new SQLException("there is no " + file);
        }
        var config = new SQLiteConfig();
        config.setBusyTimeout(5_000);
        try (Connection connection =
                        config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only=ON");
            var problems = new ArrayList<String>();
            for (String line : texts(statement, "PRAGMA integrity_check(10)")) {
                if (!line.equals("ok")) {
                    problems.add(line);
                }
            }
            for (String journal :
                    texts(
                            statement,
                            "SELECT journal FROM change GROUP BY journal"
                                    + " HAVING COUNT(*) <> MAX(version) LIMIT 10")) {
                problems.add("journal " + journal + " lacks a version");
            }
            for (String journal :
                    texts(
                            statement,
                            "SELECT r.journal FROM record r GROUP BY r.journal HAVING"
                                    + " MAX(r.version) > (SELECT COALESCE(MAX(c.version), 0)"
                                    + " FROM change c WHERE c.journal = r.journal) LIMIT 10")) {
                problems.add("journal " + journal + " has records newer than its changes");
            }
            return new StoreCheck(
                    (int) number(statement, "SELECT version FROM schema_version"),
                    number(statement, "SELECT COUNT(*) FROM change"),
                    problems);
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
