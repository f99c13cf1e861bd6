package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Entry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Lists of statements made ready to be searched, each once: many actions have the same, and what
/// is shared is mostly near the processor.
final class SharedCandidates {
    /// So many are looked at one by one.
    static final int FEW = 16;

    private final int capacity;
    private final ConcurrentHashMap<List<Entry>, Candidates> known = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();

    /// @param capacity how many statements it may hold before it says that it is full
    SharedCandidates(int capacity) {
        this.capacity = capacity;
    }

    /// Statements ready to be searched.
    ///
    /// @param entries in order
    Candidates of(List<Entry> entries) {
        return known.computeIfAbsent(entries, this::made);
    }

    private Candidates made(List<Entry> entries) {
        held.addAndGet(entries.size());
        return entries.size() <= FEW ? new Candidates.Few(entries) : Candidates.Many.of(entries);
    }

    boolean isFull() {
        return held.get() >= capacity;
    }

    void clear() {
        known.clear();
        held.set(0);
    }
}
