package dev.gatehouse.server;

import dev.gatehouse.operation.Call;
import tools.jackson.databind.JsonNode;

/// An operation that AWS has none for: JSON in and out under `/_gatehouse/`, signed for the service
/// `gatehouse`.
interface OwnOperation {
    /// As events name it, such as `Authorize`.
    String name();

    /// Whether it may change something; it then runs in the journal's turn.
    boolean changes();

    /// Whether it may change what is unique across accounts as well.
    default boolean changesInstallation() {
        return false;
    }

    /// Performs the call and answers what becomes JSON.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if the body is not as documented,
    ///   `AccessDenied` if the caller may not
    Object perform(JsonNode body, Call call, Decisions decisions);
}
