package dev.gatehouse.server;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The sandbox's clock: the machine's, moved by as much as somebody asked.
public final class AdjustableClock implements InstantSource {
    /// Beyond these, times can no longer be written as APIs write them.
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final InstantSource machine;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public AdjustableClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    /// The machine's own time, by which clients sign.
    Instant machineTime() {
        return machine.instant();
    }

    /// @throws DateTimeException if that is beyond what times can be
    void advance(Duration by) {
        ahead.updateAndGet(before -> possible(before.plus(by)));
    }

    /// @throws DateTimeException if that is beyond what times can be
    void set(Instant to) {
        ahead.set(possible(Duration.between(machine.instant(), to)));
    }

    private Duration possible(Duration ahead) {
        Instant then = machine.instant().plus(ahead);
        if (then.isBefore(FIRST) || then.isAfter(LAST)) {
            throw new DateTimeException("the clock goes from " + FIRST + " to " + LAST);
        }
        return ahead;
    }

    /// Back to the machine's time.
    void resume() {
        ahead.set(Duration.ZERO);
    }
}
