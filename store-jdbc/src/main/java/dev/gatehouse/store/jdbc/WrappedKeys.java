package dev.gatehouse.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The data key under which secrets are sealed, itself sealed under a master key that is not in the
/// database.
public final class WrappedKeys {
    private final Database database;

    public WrappedKeys(Database database) {
        this.database = database;
    }

    /// The wrapped key; empty in a new database.
    public Optional<String> find() throws SQLException {
        try (Connection connection = database.connect()) {
            Schema.prepare(connection);
            try (PreparedStatement query =
                            connection.prepareStatement(
                                    "SELECT wrapped FROM data_key WHERE id = 1");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /// Keeps the key as it is wrapped now, in place of the one before.
    public void keep(String wrapped) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement put =
                        connection.prepareStatement(
                                "INSERT INTO data_key (id, wrapped) VALUES (1, ?)"
                                        + " ON CONFLICT (id)"
                                        + " DO UPDATE SET wrapped = excluded.wrapped")) {
            put.setString(1, wrapped);
            put.executeUpdate();
        }
    }
}
