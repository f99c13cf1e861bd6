package dev.gatehouse.policy;

import dev.gatehouse.policy.pattern.VariableValues;
import org.jspecify.annotations.Nullable;

/// What actions are matched with: they hold no variables.
enum NoVariables implements VariableValues {
    INSTANCE;

    @Override
    public @Nullable String singleValue(String key) {
        return null;
    }

    @Override
    public boolean hasKey(String key) {
        return false;
    }
}
