package dev.gatehouse.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Slows guessing down: by name, by address, and over all. An address from which a name has signed
/// in is measured by its own wrong guesses at that name alone, so that nobody is kept out by what
/// others guess elsewhere. Kept in memory, by each node for itself. Thread-safe.
///
/// Times are the machine's.
public final class Guesses {
    private static final int FREE_FOR_NAME = 5;
    private static final int FREE_FOR_ADDRESS = 20;
    private static final int FREE_OVER_ALL = 200;
    private static final int FREE_AGAIN_EACH_SECOND = 20;
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);

    private final Delays names = new Delays(FREE_FOR_NAME);
    private final Delays addresses = new Delays(FREE_FOR_ADDRESS);
    private final Delays pairs = new Delays(FREE_FOR_NAME);
    private final Map<String, Instant> familiar = Remembered.byUse();
    private double overAll;
    private Instant overAllAt = Instant.EPOCH;
    private boolean overAllDelayed;

    /// What is measured.
    public enum Scope {
        NAME("Name"),
        ADDRESS("Address"),
        ALL("All");

        private final String shown;

        Scope(String shown) {
            this.shown = shown;
        }

        /// As it stands in events.
        public String shown() {
            return shown;
        }
    }

    /// Whether a try is taken.
    public sealed interface Answer {
        /// It is, and counts as wrong until [Guesses#takeBack].
        ///
        /// @param familiar whether the name has signed in from there before
        /// @param begins where delays begin with it
        record Taken(boolean familiar, Optional<Scope> begins) implements Answer {}

        /// It is not, for this long.
        record Delayed(Duration howLong) implements Answer {}
    }

    /// A try that somebody makes.
    ///
    /// @param name the key of the name
    /// @param address from where, as [#network] has it
    public record Try(String name, String address) {
        private String pair() {
            return name + " " + address;
        }
    }

    /// Asks for a try.
    public synchronized Answer ask(Try made, Instant now) {
        Instant since = familiar.get(made.pair());
        if (since != null && now.isBefore(since.plus(FAMILIAR_FOR))) {
            Optional<Duration> wait = pairs.wait(made.pair(), now);
            if (wait.isPresent()) {
                return new Answer.Delayed(wait.get());
            }
            boolean begins = pairs.count(made.pair(), now);
            return new Answer.Taken(true, begins ? Optional.of(Scope.NAME) : Optional.empty());
        }
        return askAsStranger(made, now);
    }

    private Answer askAsStranger(Try made, Instant now) {
        refill(now);
        Optional<Duration> byName = names.wait(made.name(), now);
        Optional<Duration> byAddress = addresses.wait(made.address(), now);
        Optional<Duration> wait =
                byName.isPresent() && byAddress.isPresent()
                        ? longer(byName.get(), byAddress.get())
                        : byName.or(() -> byAddress);
        if (wait.isPresent()) {
            return new Answer.Delayed(wait.get());
        }
        if (overAll >= FREE_OVER_ALL) {
            return new Answer.Delayed(Duration.ofSeconds(1));
        }
        overAll++;
        boolean ofName = names.count(made.name(), now);
        boolean ofAddress = addresses.count(made.address(), now);
        return new Answer.Taken(false, begins(ofName, ofAddress));
    }

    private Optional<Scope> begins(boolean ofName, boolean ofAddress) {
        if (overAll >= FREE_OVER_ALL && !overAllDelayed) {
            overAllDelayed = true;
            return Optional.of(Scope.ALL);
        }
        if (ofAddress) {
            return Optional.of(Scope.ADDRESS);
        }
        return ofName ? Optional.of(Scope.NAME) : Optional.empty();
    }

    private static Optional<Duration> longer(Duration one, Duration other) {
        return Optional.of(one.compareTo(other) > 0 ? one : other);
    }

    private void refill(Instant now) {
        double seconds = Math.max(0, Duration.between(overAllAt, now).toMillis() / 1000.0);
        overAll = Math.max(0, overAll - seconds * FREE_AGAIN_EACH_SECOND);
        overAllAt = now;
        if (overAll < FREE_OVER_ALL / 2.0) {
            overAllDelayed = false;
        }
    }

    /// Says that a name has signed in from an address.
    public synchronized void signedIn(Try made, Instant now) {
        familiar.put(made.pair(), now);
    }

    /// Says that a try was right, or that there was no room for it.
    public synchronized void takeBack(Try made, Answer.Taken taken, Instant now) {
        if (taken.familiar()) {
            pairs.takeBack(made.pair(), now);
        } else {
            overAll = Math.max(0, overAll - 1);
            names.takeBack(made.name(), now);
            addresses.takeBack(made.address(), now);
        }
    }

    /// How many names, addresses and pairs are remembered.
    synchronized int remembered() {
        return names.size() + addresses.size() + pairs.size() + familiar.size();
    }

    /// What stands for an address: itself, or the first 64 bits of an IPv6 address, of which
    /// everybody has as many as they like.
    public static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        int whole = Math.min(4, groups.length);
        return String.join(":", List.of(groups).subList(0, whole)) + "::/64";
    }
}
