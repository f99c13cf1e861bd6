package dev.gatehouse.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The changes in the making of one turn: a draft for each of its journals. For one thread.
public final class Drafts {
    private final SortedMap<JournalId, Draft> drafts = new TreeMap<>();
    private final Instant latest;

    private Drafts(Map<JournalId, View> views) {
        views.forEach((journal, view) -> drafts.put(journal, Draft.of(view)));
        this.latest =
                views.values().stream()
                        .map(View::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
    }

    /// Those on the views of a turn.
    public static Drafts of(Map<JournalId, View> views) {
        return new Drafts(views);
    }

    /// The time of the last change that any of the journals had before.
    public Instant latest() {
        return latest;
    }

    /// The draft of a journal.
    ///
    /// @throws IllegalStateException if the turn is not that journal's too
    public Draft get(JournalId journal) {
        return find(journal)
                .orElseThrow(() -> new IllegalStateException("no turn of journal " + journal));
    }

    /// The draft of a journal, if the turn is that journal's too.
    public Optional<Draft> find(JournalId journal) {
        return Optional.ofNullable(drafts.get(journal));
    }

    /// What is to be appended to the journals of which something was noted.
    ///
    /// @param at the time of the changes
    /// @param who the ARN of who makes them
    /// @param operation `service:Operation`
    public List<Append> appends(Instant at, String who, String requestId, String operation) {
        return drafts.entrySet().stream()
                .filter(one -> !one.getValue().edits().isEmpty())
                .map(one ->
                        new Append(
                                one.getKey(),
                                new Change(
                                        one.getValue().view().version() + 1,
                                        at,
                                        who,
                                        requestId,
                                        operation,
                                        one.getValue().edits())))
                .toList();
    }
}
