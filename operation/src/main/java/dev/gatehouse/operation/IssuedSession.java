package dev.gatehouse.operation;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;

/// Temporary credentials: who they make the holder, and with what they are proven.
///
/// @param caller who signs with them
public record IssuedSession(
        String accessKeyId, String secretAccessKey, Caller caller, Session session) {
    @Override
    public String toString() {
        return "IssuedSession[" + accessKeyId + ", " + caller.arn() + "]";
    }
}
