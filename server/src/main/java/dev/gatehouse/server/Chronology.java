package dev.gatehouse.server;

import java.time.Instant;

/// What becomes of a change whose time is before that of the one it follows: requests that came in
/// together need not take their turns in the order of their arrival, and clocks are set back.
enum Chronology {
    /// It has its own time, as in a sandbox whose clock is moved.
    AS_THE_CLOCK_SAYS,
    /// It has the time of the one before it, so that times never decrease in a journal.
    NEVER_BACK;

    Instant after(Instant before, Instant now) {
        return this == NEVER_BACK && now.isBefore(before) ? before : now;
    }
}
