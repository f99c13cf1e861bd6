package dev.gatehouse.store.jdbc;

import dev.gatehouse.store.Append;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.View;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// The views in memory, up to a budget of bytes: those that were used longest ago are dropped
/// first. All that one commit changes shows at once.
final class LoadedViews {
    /// What a record takes beside its text: its places in maps and indexes, the objects in it.
    private static final long BYTES_OF_A_RECORD = 512;

    private final long budget;
    private final AtomicLong uses = new AtomicLong();
    private final Map<JournalId, Long> missed = new HashMap<>();
    private volatile PMap<JournalId, Loaded> loaded = HashTreePMap.empty();

    /// @param budget for the records, in bytes
    LoadedViews(long budget) {
        this.budget = budget;
    }

    /// How much memory a record takes, about.
    ///
    /// @param body its text
    static long size(String body) {
        return body.length() + BYTES_OF_A_RECORD;
    }

    Optional<View> find(JournalId journal) {
        Loaded found = loaded.get(journal);
        if (found == null) {
            return Optional.empty();
        }
        found.lastUse.set(uses.incrementAndGet());
        return Optional.of(found.view);
    }

    /// The views that are in memory at this moment.
    Map<JournalId, Loaded> now() {
        return loaded;
    }

    /// Takes a view that was read from the database.
    ///
    /// @return false if the journal has moved on since, so that it must be read again
    synchronized boolean load(JournalId journal, View view, long bytes) {
        Long head = missed.remove(journal);
        if (head != null && head > view.version()) {
            return false;
        }
        Loaded known = loaded.get(journal);
        if (known == null || known.view.version() < view.version()) {
            PMap<JournalId, Loaded> after = loaded.plus(journal, new Loaded(view, bytes, uses));
            loaded = withinBudget(after, journal);
        }
        return true;
    }

    /// Shows what a commit changed.
    ///
    /// @param bytes how much each journal grew
    synchronized void publish(Collection<Append> appends, Map<JournalId, Long> bytes) {
        PMap<JournalId, Loaded> after = loaded;
        for (Append append : appends) {
            JournalId journal = append.journal();
            Loaded before = after.get(journal);
            if (before == null) {
                missed.put(journal, append.change().version());
            } else if (before.view.version() < append.change().version()) {
                long grown = before.bytes + bytes.getOrDefault(journal, 0L);
                after =
                        after.plus(
                                journal,
                                new Loaded(before.view.with(append.change()), grown, uses));
            }
        }
        loaded = after;
    }

    private PMap<JournalId, Loaded> withinBudget(PMap<JournalId, Loaded> views, JournalId keep) {
        PMap<JournalId, Loaded> kept = views;
        long bytes = kept.values().stream().mapToLong(view -> view.bytes).sum();
        while (bytes > budget && kept.size() > 1) {
            JournalId oldest = keep;
            long oldestUse = Long.MAX_VALUE;
            for (Map.Entry<JournalId, Loaded> entry : kept.entrySet()) {
                long use = entry.getValue().lastUse.get();
                if (use < oldestUse && !entry.getKey().equals(keep)) {
                    oldest = entry.getKey();
                    oldestUse = use;
                }
            }
            Loaded dropped = kept.get(oldest);
            bytes -= dropped == null ? 0 : dropped.bytes;
            kept = kept.minus(oldest);
        }
        return kept;
    }

    /// A view with the size of its records.
    static final class Loaded {
        private final View view;
        private final long bytes;
        private final AtomicLong lastUse;

        Loaded(View view, long bytes, AtomicLong uses) {
            this.view = view;
            this.bytes = bytes;
            this.lastUse = new AtomicLong(uses.incrementAndGet());
        }

        View view() {
            return view;
        }
    }
}
