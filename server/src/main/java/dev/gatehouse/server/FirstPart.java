package dev.gatehouse.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The first hundred of a list that an own operation answers.
///
/// @param after with what to ask for the rest, if there is more
record FirstPart<E>(List<E> entries, Optional<String> after) {
    private static final int SIZE = 100;

    /// @param rest what is left of the list
    /// @param key by which the list is ordered
    static <E> FirstPart<E> of(Stream<E> rest, Function<E, String> key) {
        List<E> found = rest.limit(SIZE + 1L).toList();
        return found.size() > SIZE
                ? new FirstPart<>(
                        found.subList(0, SIZE), Optional.of(key.apply(found.get(SIZE - 1))))
                : new FirstPart<>(found, Optional.empty());
    }
}
