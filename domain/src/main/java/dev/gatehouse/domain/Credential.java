package dev.gatehouse.domain;

import java.util.Optional;

/// What a request was signed with: an access key, long-term or of a session. Never holds a secret.
public record Credential(String accessKeyId, Optional<Session> session) {

    /// A long-term access key (`AKIA…`).
    public static Credential longTerm(String accessKeyId) {
        return new Credential(accessKeyId, Optional.empty());
    }

    /// A temporary access key (`ASIA…`).
    public static Credential temporary(String accessKeyId, Session session) {
        return new Credential(accessKeyId, Optional.of(session));
    }
}
