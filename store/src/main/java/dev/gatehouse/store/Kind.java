package dev.gatehouse.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A kind of record, such as the users of an account, with the indexes by which its records are
/// found. Kinds are compared by name. The order of keys is the order of listing.
///
/// @param <R> the type of the records: immutable, made of texts, numbers, instants, lists and maps
public final class Kind<R extends Record> {
    private final String name;
    private final Class<R> type;
    private final List<Index<R>> indexes;
    private final List<UnaryOperator<Map<String, Object>>> steps;

    private Kind(
            String name,
            Class<R> type,
            List<Index<R>> indexes,
            List<UnaryOperator<Map<String, Object>>> steps) {
        this.name = name;
        this.type = type;
        this.indexes = indexes;
        this.steps = steps;
    }

    /// A kind without indexes.
    public static <R extends Record> Kind<R> of(String name, Class<R> type) {
        return new Kind<>(name, type, List.of(), List.of());
    }

    /// This kind with one more index.
    public Kind<R> indexedBy(String index, Function<R, ? extends Collection<String>> terms) {
        var more = new ArrayList<>(indexes);
        more.add(new Index<>(index, terms));
        return new Kind<>(name, type, List.copyOf(more), steps);
    }

    /// This kind in its next schema: the type of the records has changed, and `step` makes what was
    /// stored before, by member, into what it is now.
    public Kind<R> changedBy(UnaryOperator<Map<String, Object>> step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Kind<>(name, type, indexes, List.copyOf(more));
    }

    /// The version of the records' schema, from 1 on.
    public int schema() {
        return steps.size() + 1;
    }

    /// The members of a record of an earlier schema as they are in this one.
    public Map<String, Object> upgraded(Map<String, Object> members, int fromSchema) {
        Map<String, Object> upgraded = members;
        for (UnaryOperator<Map<String, Object>> step :
                steps.subList(fromSchema - 1, steps.size())) {
            upgraded = step.apply(upgraded);
        }
        return upgraded;
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
