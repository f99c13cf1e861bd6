package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ContextKeys;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The condition keys of one request, close together: a decision spends most of its time waiting
/// for memory.
final class RequestKeys implements ContextKeys {
    private final KeyShape shape;

    // A single value is its text until it is asked for as more than that.
    private final Object[] values;
    private final @Nullable Function<String, Optional<ContextValues>> derived;

    /// @param values in the order of the shape: a text, or `ContextValues`
    /// @param derived whom to ask for keys that are not here
    RequestKeys(
            KeyShape shape,
            Object[] values,
            @Nullable Function<String, Optional<ContextValues>> derived) {
        this.shape = shape;
        this.values = values;
        this.derived = derived;
    }

    @Override
    public ContextValues values(String name) {
        int index = shape.indexOf(name);
        if (index >= 0) {
            return at(index);
        }
        return derived == null
                ? ContextValues.absent()
                : derived.apply(name).orElse(ContextValues.absent());
    }

    private ContextValues at(int index) {
        if (values[index] instanceof ContextValues known) {
            return known;
        }
        // Kept for what it is read as; a race makes an equal one.
        ContextValues made = ContextValues.single((String) values[index]);
        values[index] = made;
        return made;
    }

    @Override
    public @Nullable String singleValue(String name) {
        int index = shape.indexOf(name);
        return index >= 0 && values[index] instanceof String text
                ? text
                : values(name).singleText();
    }

    /// Those that are here.
    Map<String, ContextValues> asMap() {
        var map = new TreeMap<String, ContextValues>();
        for (int i = 0; i < values.length; i++) {
            map.put(shape.names().get(i), at(i));
        }
        return map;
    }
}
