package dev.gatehouse.store;

/// One step of a change.
public sealed interface Edit {
    /// Where the record stands among its kind.
    String key();

    /// Adds a record or replaces the one under its key.
    record Put<R extends Record>(Kind<R> kind, String key, R value) implements Edit {}

    /// Removes a record.
    record Remove<R extends Record>(Kind<R> kind, String key) implements Edit {}

    /// Keeps a secret under a reference that records may hold. The secret itself is in no record,
    /// no change and no text of this edit.
    record PutSecret(String key, Secret secret) implements Edit {}

    /// Shreds a secret.
    record RemoveSecret(String key) implements Edit {}
}
