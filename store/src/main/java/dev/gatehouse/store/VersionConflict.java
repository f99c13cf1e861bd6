package dev.gatehouse.store;

/// Says that a journal has moved on since the view was taken on which a change was decided. The
/// operation runs again on the newer view.
public final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VersionConflict(JournalId journal, long expected, long found) {
        super(
                "journal " + journal + " is at version " + found + ", not " + expected,
                null,
                false,
                false);
    }
}
