package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.pattern.VariableValues;

/// The condition keys of one request, as conditions look at them.
@SuppressWarnings("exports") // Only the engine asks; what it asks with is not for users.
public interface ContextKeys extends VariableValues {
    /// The values of a key, [ContextValues#absent] if the request lacks it.
    ///
    /// @param key in lower case
    ContextValues values(String key);

    @Override
    default boolean hasKey(String key) {
        return !values(key).isAbsent();
    }
}
