package dev.gatehouse.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Delays that grow with what went wrong under a key: some tries are free, the next has to wait a
/// second, then two, four … up to a limit. What is forgotten first when memory is full is what was
/// not used for longest. Not thread-safe.
final class Delays {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final int free;
    private final Map<String, Count> counts = Remembered.byUse();

    /// @param free how many tries may go wrong before the first delay
    Delays(int free) {
        this.free = free;
    }

    /// How long a try must wait; empty if it need not.
    Optional<Duration> wait(String key, Instant now) {
        Count count = counts.get(key);
        return count == null || !now.isBefore(count.next())
                ? Optional.empty()
                : Optional.of(Duration.between(now, count.next()));
    }

    /// Counts a try as wrong, until it turns out to be right.
    ///
    /// @return whether delays begin with it
    boolean count(String key, Instant now) {
        int wrong =
                1
                        + Optional.ofNullable(counts.get(key))
                                .filter(before -> !now.isAfter(before.last().plus(FORGOTTEN_AFTER)))
                                .map(Count::wrong)
                                .orElse(0);
        counts.put(key, new Count(wrong, now, now.plus(delay(wrong))));
        return wrong == free;
    }

    /// Takes back a try that was right.
    void takeBack(String key, Instant now) {
        Count count = counts.get(key);
        if (count == null) {
            return;
        }
        if (count.wrong() == 1) {
            counts.remove(key);
        } else {
            counts.put(key, new Count(count.wrong() - 1, count.last(), now));
        }
    }

    /// How many keys are remembered.
    int size() {
        return counts.size();
    }

    private Duration delay(int wrong) {
        if (wrong < free) {
            return Duration.ZERO;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(wrong - free, 20));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /// @param next from when on another try is taken
    private record Count(int wrong, Instant last, Instant next) {}
}
