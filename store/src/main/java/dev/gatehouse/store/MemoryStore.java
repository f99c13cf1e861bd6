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
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Keeps journals in memory, for the sandbox and for tests. Safe for use by many threads.
public final class MemoryStore implements Store {
    private final Map<JournalId, Journal> journals = new TreeMap<>();
    private final List<Commit> feed = new ArrayList<>();
    private volatile PMap<JournalId, View> newest = HashTreePMap.empty();

    @Override
    public View view(JournalId journal) {
        return newest.getOrDefault(journal, View.EMPTY);
    }

    @Override
    public View view(JournalId journal, Instant at) {
        List<Change> changes = changes(journal, 0);
        long last =
                changes.stream()
                        .filter(change -> !change.at().isAfter(at))
                        .mapToLong(Change::version)
                        .max()
                        .orElse(0);
        View view = View.EMPTY;
        for (Change change : changes.subList(0, (int) last)) {
            view = view.with(change);
        }
        return view;
    }

    @Override
    public Views views() {
        PMap<JournalId, View> now = newest;
        return journal -> now.getOrDefault(journal, View.EMPTY);
    }

    @Override
    public <R extends Record> Optional<R> find(JournalId journal, Kind<R> kind, String key) {
        return view(journal).find(kind, key);
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
    public synchronized List<Optional<VersionConflict>> post(List<Posting> batch) {
        var results = new ArrayList<Optional<VersionConflict>>();
        Set<JournalId> refused = new HashSet<>();
        for (Posting posting : batch) {
            Optional<VersionConflict> conflict = conflict(posting, refused);
            if (conflict.isPresent()) {
                posting.appends().forEach(append -> refused.add(append.journal()));
            } else {
                take(posting);
            }
            results.add(conflict);
        }
        return results;
    }

    @Override
    public synchronized List<Commit> feed(long afterSequence, int limit) {
        return feed.stream().skip(Math.max(0, afterSequence)).limit(limit).toList();
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

    private Optional<VersionConflict> conflict(Posting posting, Set<JournalId> refused) {
        for (Append append : posting.appends()) {
            long found = view(append.journal()).version();
            if (found != append.expectedVersion() || refused.contains(append.journal())) {
                return Optional.of(
                        new VersionConflict(append.journal(), append.expectedVersion(), found));
            }
        }
        return Optional.empty();
    }

    private void take(Posting posting) {
        // All views are folded before any journal is touched, so that a change that cannot be
        // folded changes nothing.
        PMap<JournalId, View> after = newest;
        for (Append append : posting.appends()) {
            View view = view(append.journal()).with(append.change());
            after = after.plus(append.journal(), view);
        }
        var taken = new ArrayList<Append>();
        for (Append append : posting.appends()) {
            Journal journal = journals.computeIfAbsent(append.journal(), _ -> new Journal());
            taken.add(new Append(append.journal(), journal.take(append.change())));
        }
        feed.add(new Commit(feed.size() + 1L, taken));
        newest = after;
    }

    private static final class Journal {
        private final List<Change> changes = new ArrayList<>();
        private final Map<String, Secret> secrets = new HashMap<>();

        Change take(Change change) {
            for (Edit edit : change.edits()) {
                switch (edit) {
                    case Edit.PutSecret put -> secrets.put(put.key(), put.secret());
                    case Edit.RemoveSecret remove -> secrets.remove(remove.key());
                    case Edit.Put<?> _, Edit.Remove<?> _ -> {}
                }
            }
            Change kept = change.withoutSecrets();
            changes.add(kept);
            return kept;
        }
    }
}
