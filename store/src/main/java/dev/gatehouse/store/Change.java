package dev.gatehouse.store;

import java.time.Instant;
import java.util.List;

/// One entry of a journal: what a call changed, when, and who called. The truth from which all
/// views are folded.
///
/// @param version its place in the journal, from 1 on without gaps
/// @param at when it happened, by the clock that policies see
/// @param caller the ARN of who asked
/// @param requestId the request that caused it
/// @param operation the API operation, such as `iam:CreateUser`
public record Change(
        long version,
        Instant at,
        String caller,
        String requestId,
        String operation,
        List<Edit> edits) {
    public Change {
        edits = List.copyOf(edits);
    }

    /// The change as the journal remembers it: secrets are kept apart, so that they can be
    /// shredded.
    public Change withoutSecrets() {
        List<Edit> kept =
                edits.stream()
                        .filter(edit ->
                                edit instanceof Edit.Put<?> || edit instanceof Edit.Remove<?>)
                        .toList();
        return kept.size() == edits.size()
                ? this
                : new Change(version, at, caller, requestId, operation, kept);
    }
}
