package dev.gatehouse.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one call posts to the journals: all of its changes or none, and the event that tells of the
/// call.
///
/// @param appends of different journals
/// @param event one line of text, durable together with the changes; stores that keep no events
///   drop it
public record Posting(List<Append> appends, Optional<String> event) {
    public Posting {
        appends = List.copyOf(appends);
        Set<JournalId> seen = new HashSet<>();
        for (Append append : appends) {
            if (!seen.add(append.journal())) {
                throw new IllegalArgumentException(
                        "journal " + append.journal() + " appears twice in one posting");
            }
        }
    }
}
