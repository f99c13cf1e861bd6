package dev.gatehouse.store;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A record for tests with everything that records hold.
record Thing(
        String name,
        int number,
        boolean flag,
        Instant created,
        Optional<String> note,
        SortedMap<String, String> tags,
        List<Part> parts) {
    static final Kind<Thing> KIND =
            Kind.of("thing", Thing.class)
                    .indexedBy("note", thing -> thing.note().stream().toList())
                    .indexedBy("part", thing -> thing.parts().stream().map(Part::id).toList());

    Thing {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        parts = List.copyOf(parts);
    }

    static Thing of(String name) {
        return new Thing(
                name,
                0,
                false,
                Instant.parse("2026-03-01T10:00:00.123456789Z"),
                Optional.empty(),
                new TreeMap<>(),
                List.of());
    }

    Thing withNumber(int newNumber) {
        return new Thing(name, newNumber, flag, created, note, tags, parts);
    }

    Thing withNote(String text) {
        return new Thing(name, number, flag, created, Optional.of(text), tags, parts);
    }

    Thing withParts(Part... newParts) {
        return new Thing(name, number, flag, created, note, tags, List.of(newParts));
    }

    record Part(String id, Optional<Instant> made) {}
}
