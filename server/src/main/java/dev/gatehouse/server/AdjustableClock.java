package dev.gatehouse.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The sandbox's clock: the machine's, moved by as much as somebody asked.
public final class AdjustableClock implements InstantSource {
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

    void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    void set(Instant to) {
        ahead.set(Duration.between(machine.instant(), to));
    }

    /// Back to the machine's time.
    void resume() {
        ahead.set(Duration.ZERO);
    }
}
