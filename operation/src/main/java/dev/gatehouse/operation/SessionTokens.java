package dev.gatehouse.operation;

import java.util.Optional;

/// Session tokens: the server keeps nothing of a session, its token says all, sealed.
public interface SessionTokens {
    /// The token of a session.
    String seal(IssuedSession session);

    /// The session that a token says; empty if it is none of ours or was changed. It may have
    /// expired.
    Optional<IssuedSession> open(String token);
}
