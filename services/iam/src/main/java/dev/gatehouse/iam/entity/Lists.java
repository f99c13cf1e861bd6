package dev.gatehouse.iam.entity;

import dev.gatehouse.operation.Call;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Lists that operations answer a page at a time.
public final class Lists {
    private Lists() {}

    /// What a marker is bound to: the operation, the account and what the list is of.
    public static String name(Call call, String operation, String... of) {
        return operation + "\n" + call.account().id() + "\n" + String.join("\n", of);
    }

    /// The items in the order of listing: by name ignoring letter case.
    public static <T> SortedMap<String, T> byName(List<T> items, Function<T, String> name) {
        var sorted = new TreeMap<String, T>();
        items.forEach(item -> sorted.put(Names.key(name.apply(item)), item));
        return sorted;
    }
}
