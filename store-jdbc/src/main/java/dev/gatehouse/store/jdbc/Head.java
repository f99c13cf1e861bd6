package dev.gatehouse.store.jdbc;

import dev.gatehouse.store.JournalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// The newest version of a journal and its time.
record Head(long version, Instant at) {
    static Head of(Connection connection, JournalId journal) throws SQLException {
        String sql =
                "SELECT version, at FROM change WHERE journal = ? ORDER BY version DESC LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, journal.value());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? new Head(rows.getLong(1), Nanos.instant(rows.getLong(2)))
                        : new Head(0, Instant.EPOCH);
            }
        }
    }
}
