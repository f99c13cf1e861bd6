package dev.gatehouse.server.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The newest events of a sandbox, in the order in which they happened. Safe for use by many
/// threads.
public final class Events implements EventLog {
    private static final int MAX_KEPT = 2_000;
    private final Deque<Event> newest = new ArrayDeque<>();
    private long recorded;

    @Override
    public synchronized void record(Event event) {
        if (newest.size() == MAX_KEPT) {
            newest.removeFirst();
        }
        newest.addLast(event);
        recorded++;
    }

    @Override
    public Optional<String> withChange(Event event) {
        return Optional.empty();
    }

    /// The events after so many, oldest first, with how many there were in all.
    public synchronized Part after(long seen) {
        long first = recorded - newest.size();
        return new Part(newest.stream().skip(Math.max(0, seen - first)).toList(), recorded);
    }

    public synchronized void clear() {
        newest.clear();
        recorded = 0;
    }

    /// Events, and how many were recorded until now.
    public record Part(List<Event> events, long recorded) {}
}
