package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ContextKeys;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// Those that are here, by name.
    Map<String, ContextValues> asMap() {
        return new Present();
    }

    /// A look at the keys: a copy would cost more than a decision.
    private final class Present extends AbstractMap<String, ContextValues> {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && shape.indexOf(name) >= 0;
        }

        @Override
        public @Nullable ContextValues get(@Nullable Object key) {
            int index = key instanceof String name ? shape.indexOf(name) : -1;
            return index < 0 ? null : at(index);
        }

        @Override
        public Set<Entry<String, ContextValues>> entrySet() {
            var entries = new TreeMap<String, ContextValues>();
            for (int i = 0; i < values.length; i++) {
                entries.put(shape.names().get(i), at(i));
            }
            return Collections.unmodifiableMap(entries).entrySet();
        }
    }
}
