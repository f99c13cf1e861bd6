package dev.gatehouse.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// An SQL database that journals can be kept in.
public interface Database extends AutoCloseable {
    /// A new connection.
    Connection connect() throws SQLException;

    /// Whether an error means that nothing can be written now, rather than that we asked for
    /// something wrong.
    boolean isUnavailable(SQLException problem);

    /// What is wrong and what to do, for whoever operates the server.
    String explain(SQLException problem);

    @Override
    void close();
}
