package dev.gatehouse.signin;

import java.time.Instant;

/// What the client holds between two steps.
///
/// @param purpose the one step that it is for
/// @param expires the first instant at which it is refused
/// @param cookie whether the session is to be a cookie
public record Ticket(Proven who, Purpose purpose, Instant expires, boolean cookie) {
    /// The steps that need one.
    public enum Purpose {
        SECOND_FACTOR,
        NEW_PASSWORD
    }
}
