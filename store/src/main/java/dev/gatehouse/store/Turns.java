package dev.gatehouse.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Lets those who change a journal take turns: one after another, each on the newest view, so that
/// nothing is decided on one state and done on another. Turns of several journals are taken in the
/// order of their ids, so that no two wait for each other.
public final class Turns {
    private static final int ATTEMPTS = 10;
    private final Store store;
    private final Map<JournalId, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Turns(Store store) {
        this.store = store;
    }

    /// Runs the work on the newest views of the journals, appends the changes it returns, all or
    /// none, and gives its answer when they are durable. The work may run again if another node
    /// wrote first, so it must have no effect but its result. What it throws changes nothing.
    public <A> A take(
            SortedSet<JournalId> journals, Function<SortedMap<JournalId, View>, Result<A>> work) {
        var held = new ArrayList<ReentrantLock>();
        try {
            for (JournalId journal : journals) {
                ReentrantLock lock = locks.computeIfAbsent(journal, _ -> new ReentrantLock(true));
                lock.lock();
                held.add(lock);
            }
            return attempt(journals, work);
        } finally {
            held.reversed().forEach(ReentrantLock::unlock);
        }
    }

    private <A> A attempt(
            SortedSet<JournalId> journals, Function<SortedMap<JournalId, View>, Result<A>> work) {
        for (int attempt = 1; ; attempt++) {
            var views = new TreeMap<JournalId, View>();
            journals.forEach(journal -> views.put(journal, store.view(journal)));
            Result<A> result = work.apply(views);
            try {
                if (!result.appends().isEmpty()) {
                    store.append(result.appends());
                }
                return result.answer();
            } catch (VersionConflict conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }

    /// What a turn leaves: the changes to append and the answer for the caller.
    public record Result<A>(List<Append> appends, A answer) {
        public Result {
            appends = List.copyOf(appends);
        }
    }
}
