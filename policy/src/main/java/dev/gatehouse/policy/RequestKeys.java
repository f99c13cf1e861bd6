package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ContextKeys;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Condition keys with their values, in one array so that to find one is to look at one place of
/// memory: a decision spends most of its time waiting for memory.
final class RequestKeys implements ContextKeys {
    private static final int SPARE = 4;

    // Name and values beside each other; a name stands where its hash says or after that.
    private @Nullable Object[] slots;
    private int size;
    private @Nullable Function<String, Optional<ContextValues>> derived;

    RequestKeys() {
        this(new Object[32 * 2], 0, null);
    }

    private RequestKeys(
            @Nullable Object[] slots,
            int size,
            @Nullable Function<String, Optional<ContextValues>> derived) {
        this.slots = slots;
        this.size = size;
        this.derived = derived;
    }

    RequestKeys copy() {
        return new RequestKeys(slots.clone(), size, derived);
    }

    /// Whom to ask for keys that are not here.
    void derive(Function<String, Optional<ContextValues>> source) {
        derived = source;
    }

    /// Adds or replaces a key.
    ///
    /// @param name in the form of `KeyNames.lower`
    void put(String name, ContextValues values) {
        if ((size + 1) * SPARE > slots.length) {
            grow();
        }
        int at = place(slots, name);
        if (slots[at] == null) {
            slots[at] = name;
            size++;
        }
        slots[at + 1] = values;
    }

    @Override
    public ContextValues values(String name) {
        if (slots[place(slots, name) + 1] instanceof ContextValues values) {
            return values;
        }
        return derived == null
                ? ContextValues.absent()
                : derived.apply(name).orElse(ContextValues.absent());
    }

    @Override
    public @Nullable String singleValue(String name) {
        return values(name).singleText();
    }

    /// Those that are here.
    Map<String, ContextValues> asMap() {
        var map = new TreeMap<String, ContextValues>();
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at] instanceof String name && slots[at + 1] instanceof ContextValues values) {
                map.put(name, values);
            }
        }
        return map;
    }

    private void grow() {
        @Nullable Object[] larger = new Object[slots.length * 2];
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at] instanceof String name) {
                int to = place(larger, name);
                larger[to] = name;
                larger[to + 1] = slots[at + 1];
            }
        }
        slots = larger;
    }

    /// Where a name stands, or the free slot where it would.
    private static int place(@Nullable Object[] slots, String name) {
        int mask = slots.length - 2;
        int hash = name.hashCode();
        int at = ((hash ^ (hash >>> 15)) << 1) & mask;
        while (true) {
            Object here = slots[at];
            if (here == null || name.equals(here)) {
                return at;
            }
            at = (at + 2) & mask;
        }
    }
}
