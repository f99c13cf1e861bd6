package dev.gatehouse.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps journals. What every store must hold is in `JournalContract`.
public interface Store {
    /// The newest view of a journal; empty for a journal that has no changes.
    View view(JournalId journal);

    /// The view of the highest version whose time is not after `at`.
    View view(JournalId journal, Instant at);

    /// The changes of a journal after a version, oldest first.
    List<Change> changes(JournalId journal, long afterVersion);

    /// Takes all changes or none; they are durable when this returns.
    ///
    /// @throws VersionConflict if another change has taken one of the versions
    void append(List<Append> appends);

    /// All appends after a place in the feed, oldest first, each as it was taken.
    List<Commit> feed(long afterSequence);

    /// A secret by its reference.
    Optional<Secret> secret(JournalId journal, String reference);

    /// The journals that have changes, in order.
    List<JournalId> journals();

    /// One append in the order over all journals.
    record Commit(long sequence, List<Append> appends) {
        public Commit {
            appends = List.copyOf(appends);
        }
    }
}
