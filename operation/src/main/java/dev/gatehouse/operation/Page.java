package dev.gatehouse.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// A part of a list, with the marker that continues it if there is more.
public record Page<T>(List<T> items, Optional<String> marker) {
    /// How many entries an answer holds when the caller does not say.
    public static final int DEFAULT_SIZE = 100;

    public Page {
        items = List.copyOf(items);
    }

    /// Whether there are entries after this page.
    public boolean isTruncated() {
        return marker.isPresent();
    }

    /// The entries as the API shows them.
    public <S> List<S> map(Function<? super T, ? extends S> shape) {
        return items.stream().<S>map(shape).toList();
    }

    /// The page of a list that the caller asked for.
    ///
    /// @param list what the list is of, as in [Markers#after]
    /// @param all the whole list in its order, by key
    /// @param filter which entries belong to it
    public static <T> Page<T> of(
            String list,
            SortedMap<String, T> all,
            Predicate<? super T> filter,
            Optional<String> marker,
            Optional<Integer> maxItems,
            Markers markers) {
        SortedMap<String, T> rest =
                marker.map(given -> all.tailMap(markers.open(list, given) + '\0')).orElse(all);
        int size = maxItems.orElse(DEFAULT_SIZE);
        var items = new ArrayList<T>();
        String last = "";
        for (Map.Entry<String, T> entry : rest.entrySet()) {
            if (filter.test(entry.getValue())) {
                if (items.size() == size) {
                    return new Page<>(items, Optional.of(markers.after(list, last)));
                }
                items.add(entry.getValue());
                last = entry.getKey();
            }
        }
        return new Page<>(items, Optional.empty());
    }
}
