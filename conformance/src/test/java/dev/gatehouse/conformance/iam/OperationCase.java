package dev.gatehouse.conformance.iam;

import java.time.Duration;
import java.util.List;

/// A call of an operation with what must be answered.
///
/// @param line where it stands in its file
/// @param given the names of the set-ups before it, in order
/// @param after how much later it is made than these
/// @param caller the user who calls; `root` is the root user
/// @param operation with its parameters: `CreateUser UserName=ada`
/// @param status of the HTTP answer
/// @param code of the error; empty if it must succeed
/// @param shown the message of the error; of a success, `Element=value` that must be in the answer,
///   or nothing
record OperationCase(
        int line,
        List<String> given,
        Duration after,
        String caller,
        String operation,
        int status,
        String code,
        String shown) {
    OperationCase {
        given = List.copyOf(given);
    }

    /// The name of the operation.
    String name() {
        return operation.split(" ", 2)[0];
    }

    boolean isSuccess() {
        return code.isEmpty();
    }

    @Override
    public String toString() {
        return "%s %s (line %d)".formatted(name(), isSuccess() ? status : code, line);
    }
}
