package dev.gatehouse.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Keeps journals in memory, for the sandbox and for tests. Safe for use by many threads.
public final class MemoryStore implements Store {
    private final Map<JournalId, Journal> journals = new TreeMap<>();
    private final List<Commit> feed = new ArrayList<>();

    @Override
    public synchronized View view(JournalId journal) {
        Journal found = journals.get(journal);
        return found == null ? View.EMPTY : found.view;
    }

    @Override
    public synchronized View view(JournalId journal, Instant at) {
        View view = View.EMPTY;
        for (Change change : changes(journal, 0)) {
            if (change.at().isAfter(at)) {
                break;
            }
            view = view.with(change);
        }
        return view;
    }

    @Override
    public synchronized List<Change> changes(JournalId journal, long afterVersion) {
        Journal found = journals.get(journal);
        if (found == null || afterVersion >= found.changes.size()) {
            return List.of();
        }
        return List.copyOf(
                found.changes.subList((int) Math.max(0, afterVersion), found.changes.size()));
    }

    @Override
    public synchronized void append(List<Append> appends) {
        Set<JournalId> seen = new HashSet<>();
        for (Append append : appends) {
            if (!seen.add(append.journal())) {
                throw new IllegalArgumentException(
                        "journal " + append.journal() + " appears twice in one append");
            }
            long found = view(append.journal()).version();
            if (found != append.expectedVersion()) {
                throw new VersionConflict(append.journal(), append.expectedVersion(), found);
            }
        }
        // All views are folded before any journal is touched, so that a change that cannot be
        // folded changes nothing.
        Map<JournalId, View> views = new HashMap<>();
        appends.forEach(append ->
                views.put(append.journal(), view(append.journal()).with(append.change())));
        for (Append append : appends) {
            Journal journal = journals.computeIfAbsent(append.journal(), _ -> new Journal());
            journal.take(append.change(), views.getOrDefault(append.journal(), View.EMPTY));
        }
        feed.add(new Commit(feed.size() + 1L, appends));
    }

    @Override
    public synchronized List<Commit> feed(long afterSequence) {
        return afterSequence >= feed.size()
                ? List.of()
                : List.copyOf(feed.subList((int) Math.max(0, afterSequence), feed.size()));
    }

    @Override
    public synchronized Optional<Secret> secret(JournalId journal, String reference) {
        return Optional.ofNullable(journals.get(journal))
                .flatMap(found -> Optional.ofNullable(found.secrets.get(reference)));
    }

    @Override
    public synchronized List<JournalId> journals() {
        return List.copyOf(journals.keySet());
    }

    private static final class Journal {
        private final List<Change> changes = new ArrayList<>();
        private final Map<String, Secret> secrets = new HashMap<>();
        private View view = View.EMPTY;

        void take(Change change, View after) {
            view = after;
            var kept = new ArrayList<Edit>();
            for (Edit edit : change.edits()) {
                switch (edit) {
                    case Edit.PutSecret put -> secrets.put(put.key(), put.secret());
                    case Edit.RemoveSecret remove -> secrets.remove(remove.key());
                    case Edit.Put<?> _, Edit.Remove<?> _ -> kept.add(edit);
                }
            }
            changes.add(
                    new Change(
                            change.version(),
                            change.at(),
                            change.caller(),
                            change.requestId(),
                            change.operation(),
                            kept));
        }
    }
}
