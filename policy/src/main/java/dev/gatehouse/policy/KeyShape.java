package dev.gatehouse.policy;

import dev.gatehouse.policy.pattern.KeyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Which condition keys a request has, and where the values of each stand. Requests of one kind
/// have the same keys in the same order, so they share one shape: to find a key looks at memory of
/// the shape, which is near, and at one place of the request's.
final class KeyShape {
    static final KeyShape EMPTY = new KeyShape(List.of());

    /// Names come from strangers too, as parts of tag keys: past this number shapes are not shared.
    private static final int MAX_SHARED = 4_096;

    private static final int MAX_SHARED_KEYS = 64;

    private static final AtomicInteger SHARED = new AtomicInteger();

    private final List<String> names;
    private final ConcurrentHashMap<String, Step> steps = new ConcurrentHashMap<>();

    /// The shared step that was taken last, which is mostly taken again with the same object; a
    /// race finds another or none.
    private @Nullable Step last;

    // A name stands where its hash says or after that; its index plus one beside it.
    private final @Nullable String[] hashed;
    private final int[] places;

    private KeyShape(List<String> names) {
        this.names = names;
        int slots = Integer.highestOneBit(Math.max(4, names.size()) * 4 - 1);
        this.hashed = new String[slots];
        this.places = new int[slots];
        for (int i = 0; i < names.size(); i++) {
            int at = slot(names.get(i));
            hashed[at] = names.get(i);
            places[at] = i;
        }
    }

    /// What becomes of a shape when a key is added.
    ///
    /// @param name the name of the key as it was given
    /// @param index where its values go
    record Step(String name, KeyShape shape, int index) {}

    /// Adds a key.
    ///
    /// @param name in any letter case
    @SuppressWarnings("ReferenceEquality") // Another object with the same name is looked up.
    Step with(String name) {
        Step again = last;
        if (again != null && again.name() == name) {
            return again;
        }
        Step known = steps.get(name);
        if (known == null) {
            return newStep(name);
        }
        last = known;
        return known;
    }

    private Step newStep(String name) {
        String lower = KeyNames.lower(name);
        int index = indexOf(lower);
        Step step;
        if (index >= 0) {
            step = new Step(name, this, index);
        } else {
            var more = new ArrayList<>(names);
            more.add(lower);
            step = new Step(name, new KeyShape(List.copyOf(more)), names.size());
        }
        boolean shared = names.size() < MAX_SHARED_KEYS && SHARED.get() < MAX_SHARED;
        if (shared && name.length() <= 128 && steps.putIfAbsent(name, step) == null) {
            SHARED.incrementAndGet();
        }
        return step;
    }

    /// The names in order, in the form of `KeyNames.lower`.
    List<String> names() {
        return names;
    }

    /// Where the values of a key stand, -1 if it is not here.
    ///
    /// @param name in the form of `KeyNames.lower`
    int indexOf(String name) {
        int at = slot(name);
        return hashed[at] == null ? -1 : places[at];
    }

    /// Where a name stands, or the free slot where it would.
    private int slot(String name) {
        int mask = hashed.length - 1;
        int hash = name.hashCode();
        int at = (hash ^ (hash >>> 15)) & mask;
        while (true) {
            String here = hashed[at];
            if (here == null || name.equals(here)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}
