package dev.gatehouse.iam.entity;

import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Page;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/// How the requests of a list operation say which page they want.
public record Paging<I>(
        Function<I, Optional<String>> marker,
        Function<I, Optional<Integer>> maxItems,
        Markers markers) {
    /// The page of a whole list that a request wants.
    ///
    /// @param list what the list is of, as [Lists#name] says
    public <T> Page<T> page(String list, SortedMap<String, T> all, I request) {
        return Page.of(
                list, all, item -> true, marker.apply(request), maxItems.apply(request), markers);
    }
}
