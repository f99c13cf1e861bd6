package dev.gatehouse.iam.credential;

import dev.gatehouse.api.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Counts wrong guesses at the secrets of one kind. After five in a row even a right one is refused
/// until nobody has tried for a minute, so that six digits cannot be guessed with a stolen key.
/// Kept in memory, by each node for itself. Thread-safe.
public final class WrongTries {
    private static final int ALLOWED = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<String, Tries> bySecret = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public WrongTries(InstantSource clock) {
        this.clock = clock;
    }

    /// Refuses a guess at a secret that was guessed wrong too often.
    public void requireFew(String secret, Supplier<AwsException> refusal) {
        Tries tries = bySecret.get(secret);
        if (tries == null || tries.count() < ALLOWED) {
            return;
        }
        if (clock.instant().isBefore(tries.last().plus(PAUSE))) {
            throw refusal.get();
        }
        bySecret.remove(secret, tries);
    }

    /// Notes a wrong guess. Only secrets that exist are counted, so that strangers fill no memory.
    public void wrong(String secret) {
        bySecret.merge(
                secret,
                new Tries(1, clock.instant()),
                (before, one) -> new Tries(before.count() + 1, one.last()));
    }

    /// Notes a right guess.
    public void right(String secret) {
        bySecret.remove(secret);
    }

    private record Tries(int count, Instant last) {}
}
