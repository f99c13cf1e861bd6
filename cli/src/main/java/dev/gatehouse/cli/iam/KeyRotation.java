package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Replaces a user's access key: makes a second, waits until it is used, deactivates the first, and
/// deletes it after a grace in which it can be activated again. Each run goes on where the last one
/// ended.
final class KeyRotation {
    private final UserKeys keys;
    private final IamApi iam;
    private final String signingKey;
    private final Waiting waiting;
    private final Consumer<String> progress;

    /// @param signingKey the id of the key with which this command signs
    /// @param progress told what happens
    KeyRotation(
            String userName,
            IamApi iam,
            String signingKey,
            Waiting waiting,
            Consumer<String> progress) {
        this.keys = new UserKeys(userName, iam);
        this.iam = iam;
        this.signingKey = signingKey;
        this.waiting = waiting;
        this.progress = progress;
    }

    /// How to wait.
    ///
    /// @param interval between looks
    /// @param until when to give up for this run
    record Waiting(InstantSource clock, Pause pause, Duration interval, Instant until) {
        boolean isOver() {
            return !clock.instant().isBefore(until);
        }

        void once() throws InterruptedException {
            Duration left = Duration.between(clock.instant(), until);
            pause.of(left.compareTo(interval) < 0 ? left : interval);
        }
    }

    /// Lets time pass.
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /// Takes the new key, whose secret is shown once.
    interface Handover {
        void take(UserKeys.NewKey key) throws IOException;
    }

    /// How far a rotation is.
    enum Stage {
        /// The new key has not been used yet.
        UNUSED,
        /// The old key is inactive and can still be activated.
        GRACE,
        /// The old key is deleted.
        DONE
    }

    /// Where a run ended.
    ///
    /// @param deletedFrom when the old key is to be deleted, in its grace
    record End(Stage stage, String oldKey, String newKey, Optional<Instant> deletedFrom) {}

    /// @param retire which of two keys goes; empty if the user has one, or a rotation is under way
    /// @throws IOException if the server refuses, or it is not clear which key is to go
    End run(Optional<String> retire, Duration grace, Handover handover)
            throws IOException, InterruptedException {
        List<UserKeys.Key> all = keys.list();
        RotationMark mark = mark(all, retire);
        UserKeys.Key old =
                all.stream()
                        .filter(key -> key.id().equals(mark.retires()))
                        .findFirst()
                        .orElseThrow();
        Optional<String> other =
                all.stream().map(UserKeys.Key::id).filter(id -> !id.equals(old.id())).findFirst();
        String next = other.isPresent() ? other.get() : created(handover);
        if (!isUsed(next)) {
            return new End(Stage.UNUSED, old.id(), next, Optional.empty());
        }
        Instant since = old.active() ? deactivated(old) : inactiveSince(mark);
        Instant deletedFrom = since.plus(grace);
        while (waiting.clock().instant().isBefore(deletedFrom)) {
            if (waiting.isOver() || deletedFrom.isAfter(waiting.until())) {
                return new End(Stage.GRACE, old.id(), next, Optional.of(deletedFrom));
            }
            waiting.once();
        }
        keys.delete(old.id());
        RotationMark.remove(keys.userName(), iam);
        progress.accept("deleted the old key " + old.id());
        return new End(Stage.DONE, old.id(), next, Optional.empty());
    }

    private RotationMark mark(List<UserKeys.Key> all, Optional<String> retire)
            throws IOException, InterruptedException {
        Optional<RotationMark> found =
                RotationMark.find(keys.userName(), iam).filter(mark -> has(all, mark.retires()));
        if (found.isPresent() && retire.filter(id -> !id.equals(found.get().retires())).isEmpty()) {
            return found.get();
        }
        if (all.isEmpty()) {
            throw new IOException("user `" + keys.userName() + "` has no access key to replace");
        }
        if (retire.isEmpty() && all.size() > 1) {
            throw new IOException(
                    "user `%s` has two access keys: say which one goes with --retire"
                            .formatted(keys.userName()));
        }
        String old = retire.orElseGet(() -> all.getFirst().id());
        if (!has(all, old)) {
            throw new IOException(
                    "user `%s` has no access key `%s`".formatted(keys.userName(), old));
        }
        var mark = new RotationMark(old, Optional.empty());
        mark.put(keys.userName(), iam);
        return mark;
    }

    private static boolean has(List<UserKeys.Key> all, String id) {
        return all.stream().anyMatch(key -> key.id().equals(id));
    }

    private String created(Handover handover) throws IOException, InterruptedException {
        UserKeys.NewKey key = keys.create();
        handover.take(key);
        progress.accept("made the key " + key.id());
        return key.id();
    }

    private boolean isUsed(String id) throws IOException, InterruptedException {
        Optional<Instant> used = keys.lastUsed(id);
        if (used.isEmpty()) {
            progress.accept("waiting until " + id + " is used");
        }
        while (used.isEmpty() && !waiting.isOver()) {
            waiting.once();
            used = keys.lastUsed(id);
        }
        return used.isPresent();
    }

    /// Marks the time first: a key that is inactive without one would have no end of its grace.
    private Instant deactivated(UserKeys.Key old) throws IOException, InterruptedException {
        if (old.id().equals(signingKey)) {
            throw new IOException(
                    "this command signs with %s itself: run it again with the new key"
                            .formatted(old.id()));
        }
        Optional<Instant> used = keys.lastUsed(old.id());
        Instant since = marked(old.id());
        keys.setInactive(old.id());
        progress.accept(
                "deactivated the old key %s, %s"
                        .formatted(
                                old.id(),
                                used.map(at -> "last used " + at).orElse("which was never used")));
        return since;
    }

    private Instant inactiveSince(RotationMark mark) throws IOException, InterruptedException {
        return mark.inactiveSince().isPresent()
                ? mark.inactiveSince().get()
                : marked(mark.retires());
    }

    private Instant marked(String old) throws IOException, InterruptedException {
        Instant now = waiting.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        new RotationMark(old, Optional.of(now)).put(keys.userName(), iam);
        return now;
    }
}
