package dev.gatehouse.store;

/// A change on its way to a journal whose newest version must be the one before it.
public record Append(JournalId journal, Change change) {
    /// The version that the journal must have for the change to be taken.
    public long expectedVersion() {
        return change.version() - 1;
    }
}
