package dev.gatehouse.server.event;

import java.util.Optional;

/// Takes the events of all calls.
public interface EventLog {
    /// Takes the event of a call that changed nothing, and of one that failed.
    ///
    /// @throws IllegalStateException if it cannot be kept; the call must not be answered then
    void record(Event event);

    /// The line to keep in one transaction with what the call changed, from where this log takes
    /// it; empty if the log wants to be told by [#record] of every event.
    Optional<String> withChange(Event event);
}
