package dev.gatehouse.server.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A request that was answered, as operators see it. Holds nothing that a stranger chose: an
/// operation that no API has is `unknown`.
///
/// @param operation such as `iam:CreateUser`
/// @param callerArn who signed it, if that was proven
/// @param decisions `allowed`, `explicitDeny` or `implicitDeny`, in the order in which they were
///   taken
public record Served(
        String requestId,
        String operation,
        Optional<String> callerArn,
        int status,
        Optional<String> errorCode,
        Duration took,
        List<String> decisions) {
    /// The operation of requests that name none.
    public static final String UNKNOWN = "unknown";
}
