package dev.gatehouse.policy;

import java.util.List;

/// The answer to one request, with what determined it.
public sealed interface Decision {
    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /// Allowed by these statements; by none for the root user, whom nothing needs to allow.
    record Allowed(List<StatementRef> by) implements Decision {}

    /// Denied by these statements, whatever allows the request.
    record ExplicitlyDenied(List<StatementRef> by) implements Decision {}

    /// No statement denied, but a policy of this type had to allow the request and none did.
    record ImplicitlyDenied(PolicyType missing) implements Decision {}
}
