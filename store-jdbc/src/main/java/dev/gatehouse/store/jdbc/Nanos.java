package dev.gatehouse.store.jdbc;

import java.time.Instant;

/// Instants as nanoseconds since 1970, in order; good for the years 1678 to 2261.
final class Nanos {
    private static final long SECOND = 1_000_000_000;

    private Nanos() {}

    static long of(Instant instant) {
        // Who asks for a time beyond what can be stored means the end.
        if (instant.getEpochSecond() > Long.MAX_VALUE / SECOND - 1) {
            return Long.MAX_VALUE;
        }
        if (instant.getEpochSecond() < Long.MIN_VALUE / SECOND + 1) {
            return Long.MIN_VALUE;
        }
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
