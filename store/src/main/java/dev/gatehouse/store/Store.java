package dev.gatehouse.store;

import dev.gatehouse.domain.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Keeps journals. What every store must hold is in `JournalContract`.
public interface Store {
    /// The newest view of a journal; empty for a journal that has no changes.
    View view(JournalId journal);

    /// The view of the highest version whose time is not after `at`.
    View view(JournalId journal, Instant at);

    /// The newest views of all journals at one moment: of a posting that touches several, either
    /// all or nothing shows.
    Views views();

    /// A record as it is now. Does not load the journal's view, so that a stranger who guesses keys
    /// makes the store load nothing.
    <R extends Record> Optional<R> find(JournalId journal, Kind<R> kind, String key);

    /// The changes of a journal after a version, oldest first. Their secrets are no part of them.
    List<Change> changes(JournalId journal, long afterVersion);

    /// Takes the postings in their order, each whole or not at all. Those that are taken are
    /// durable and in all views when this returns. A posting is refused if a version it wants is
    /// taken, or if it touches a journal of a posting that was refused before it in the batch, for
    /// it was decided on what did not come to be.
    ///
    /// @return for each posting the conflict by which it was refused; empty if it was taken
    /// @throws StoreUnavailable if nothing can be written; then none was taken
    List<Optional<VersionConflict>> post(List<Posting> batch);

    /// Where [#post] is best called: on the caller's thread, or on the one that writes.
    default Executor writer() {
        return Runnable::run;
    }

    /// Takes all changes or none; they are durable when this returns.
    ///
    /// @throws VersionConflict if another change has taken one of the versions
    default void append(List<Append> appends) {
        post(List.of(new Posting(appends, Optional.empty())))
                .getFirst()
                .ifPresent(conflict -> {
                    throw conflict;
                });
    }

    /// The postings after a place in the feed, oldest first, each as it was taken but for its
    /// secrets. The sequence has no gaps.
    ///
    /// @param limit how many at most
    List<Commit> feed(long afterSequence, int limit);

    /// A secret by its reference.
    Optional<Secret> secret(JournalId journal, String reference);

    /// The journals that have changes, in order.
    List<JournalId> journals();

    /// The accounts that have a journal, in order.
    default List<Account> accounts() {
        return journals().stream().flatMap(journal -> journal.account().stream()).toList();
    }

    /// The newest views at one moment.
    interface Views {
        /// The view of a journal; empty for a journal that has no changes.
        View view(JournalId journal);
    }

    /// One posting in the order over all journals.
    record Commit(long sequence, List<Append> appends) {
        public Commit {
            appends = List.copyOf(appends);
        }
    }
}
