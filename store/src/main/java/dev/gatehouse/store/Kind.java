package dev.gatehouse.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// A kind of record, such as the users of an account, with the indexes by which its records are
/// found. Kinds are compared by name. The order of keys is the order of listing.
///
/// @param <R> the type of the records: immutable, made of texts, numbers, instants, lists and maps
public final class Kind<R extends Record> {
    private final String name;
    private final Class<R> type;
    private final List<Index<R>> indexes;

    private Kind(String name, Class<R> type, List<Index<R>> indexes) {
        this.name = name;
        this.type = type;
        this.indexes = indexes;
    }

    /// A kind without indexes.
    public static <R extends Record> Kind<R> of(String name, Class<R> type) {
        return new Kind<>(name, type, List.of());
    }

    /// This kind with one more index.
    public Kind<R> indexedBy(String index, Function<R, ? extends Collection<String>> terms) {
        var more = new ArrayList<>(indexes);
        more.add(new Index<>(index, terms));
        return new Kind<>(name, type, List.copyOf(more));
    }

    /// The name under which stores keep the kind.
    public String name() {
        return name;
    }

    /// The type of its records.
    public Class<R> type() {
        return type;
    }

    List<Index<R>> indexes() {
        return indexes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kind<?> kind && kind.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /// Finds records by the terms that a function reads out of them.
    record Index<R extends Record>(String name, Function<R, ? extends Collection<String>> terms) {}
}
