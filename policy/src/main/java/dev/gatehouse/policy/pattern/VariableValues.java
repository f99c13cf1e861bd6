package dev.gatehouse.policy.pattern;

import org.jspecify.annotations.Nullable;

/// What variables stand for in one request.
public interface VariableValues {
    /// The value of a key that has a single one, else null.
    ///
    /// @param key in lower case
    @Nullable String singleValue(String key);

    /// Whether the request has the key at all: a default counts only if not.
    boolean hasKey(String key);

    /// Told how many characters a match looks at, for those who measure its work.
    default void compared(int characters) {}
}
