package dev.gatehouse.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of a request. Names ignore letter case; values keep the order in which they came.
public final class Headers {
    private final Map<String, List<String>> valuesByName;

    private Headers(Map<String, List<String>> valuesByName) {
        this.valuesByName = valuesByName;
    }

    /// These headers, each a name and a value.
    public static Headers of(List<Map.Entry<String, String>> fields) {
        var values = new TreeMap<String, List<String>>();
        for (Map.Entry<String, String> field : fields) {
            values.computeIfAbsent(field.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(field.getValue());
        }
        return new Headers(Collections.unmodifiableMap(values));
    }

    /// The first value of a header.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// All values of a header.
    public List<String> all(String name) {
        return Collections.unmodifiableList(
                valuesByName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /// The names in lower case, in order.
    public List<String> names() {
        return List.copyOf(valuesByName.keySet());
    }
}
