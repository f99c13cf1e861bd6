package dev.gatehouse.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// The state of one journal at one version: the fold of its changes. Immutable; a later view shares
/// all that did not change.
public final class View {
    /// Of a journal without changes.
    public static final View EMPTY = new View(0, Instant.EPOCH, HashTreePMap.empty());

    private final long version;
    private final Instant at;
    private final PMap<String, Records<?>> kinds;

    private View(long version, Instant at, PMap<String, Records<?>> kinds) {
        this.version = version;
        this.at = at;
        this.kinds = kinds;
    }

    /// The view of a version from the records that are in it.
    public static View of(long version, Instant at, Iterable<Edit.Put<?>> records) {
        View view = EMPTY;
        for (Edit.Put<?> put : records) {
            view = view.with((Edit) put);
        }
        return new View(version, at, view.kinds);
    }

    /// The version of the last change in it.
    public long version() {
        return version;
    }

    /// The time of the last change in it.
    public Instant at() {
        return at;
    }

    /// The record under a key.
    public <R extends Record> Optional<R> find(Kind<R> kind, String key) {
        return Optional.ofNullable(records(kind).byKey.get(key));
    }

    /// All records of a kind in the order of their keys.
    public <R extends Record> Collection<R> all(Kind<R> kind) {
        return records(kind).byKey.values();
    }

    /// The records of a kind whose keys begin with a prefix, in the order of their keys.
    public <R extends Record> Collection<R> all(Kind<R> kind, String prefix) {
        return records(kind).byKey.subMap(prefix, prefix + Character.MAX_VALUE).values();
    }

    /// The records of a kind by key.
    public <R extends Record> SortedMap<String, R> map(Kind<R> kind) {
        return records(kind).byKey;
    }

    /// How many records of a kind there are.
    public int count(Kind<?> kind) {
        Records<?> records = kinds.get(kind.name());
        return records == null ? 0 : records.byKey.size();
    }

    /// The records that an index of their kind finds under a term, in the order of their keys.
    public <R extends Record> List<R> by(Kind<R> kind, String index, String term) {
        Records<R> records = records(kind);
        PSortedMap<String, PSortedSet<String>> terms = records.indexes.get(index);
        if (terms == null) {
            if (kind.indexes().stream().noneMatch(known -> known.name().equals(index))) {
                throw new IllegalArgumentException(kind + " has no index `" + index + "`");
            }
            return List.of();
        }
        PSortedSet<String> keys = terms.get(term);
        if (keys == null) {
            return List.of();
        }
        return keys.size() == 1
                ? List.of(records.get(keys.first()))
                : keys.stream().map(records::get).toList();
    }

    /// The view after one more edit of the change that is being made. Secrets are no part of views.
    public View with(Edit edit) {
        return switch (edit) {
            case Edit.Put<?> put -> with(put);
            case Edit.Remove<?> remove -> without(remove);
            case Edit.PutSecret _, Edit.RemoveSecret _ -> this;
        };
    }

    /// The view after a change.
    ///
    /// @throws IllegalStateException if the change is not the next of this journal
    public View with(Change change) {
        if (change.version() != version + 1) {
            throw new IllegalStateException(
                    "change " + change.version() + " cannot follow version " + version);
        }
        View view = this;
        for (Edit edit : change.edits()) {
            view = view.with(edit);
        }
        return new View(change.version(), change.at(), view.kinds);
    }

    private <R extends Record> View with(Edit.Put<R> put) {
        Records<R> changed = records(put.kind()).with(put.kind(), put.key(), put.value());
        return new View(version, at, kinds.plus(put.kind().name(), changed));
    }

    private <R extends Record> View without(Edit.Remove<R> remove) {
        Records<R> changed = records(remove.kind()).without(remove.kind(), remove.key());
        return new View(version, at, kinds.plus(remove.kind().name(), changed));
    }

    @SuppressWarnings("unchecked") // a kind's name stands for one type of record
    private <R extends Record> Records<R> records(Kind<R> kind) {
        Records<?> records = kinds.get(kind.name());
        return records == null ? (Records<R>) Records.NONE : (Records<R>) records;
    }

    /// The records of one kind and the indexes over them: name of the index, term, keys.
    private record Records<R extends Record>(
            TreePMap<String, R> byKey,
            PMap<String, PSortedMap<String, PSortedSet<String>>> indexes) {
        static final Records<Record> NONE = new Records<>(TreePMap.empty(), HashTreePMap.empty());

        R get(String key) {
            R value = byKey.get(key);
            if (value == null) {
                throw new IllegalStateException("an index names `" + key + "`, which is not there");
            }
            return value;
        }

        Records<R> with(Kind<R> kind, String key, R value) {
            return new Records<>(
                    byKey.plus(key, value), reindexed(kind, key, byKey.get(key), value));
        }

        Records<R> without(Kind<R> kind, String key) {
            return new Records<>(byKey.minus(key), reindexed(kind, key, byKey.get(key), null));
        }

        private PMap<String, PSortedMap<String, PSortedSet<String>>> reindexed(
                Kind<R> kind, String key, @Nullable R before, @Nullable R after) {
            PMap<String, PSortedMap<String, PSortedSet<String>>> all = indexes;
            for (Kind.Index<R> index : kind.indexes()) {
                PSortedMap<String, PSortedSet<String>> terms =
                        all.getOrDefault(index.name(), TreePMap.empty());
                if (before != null) {
                    for (String term : index.terms().apply(before)) {
                        PSortedSet<String> keys =
                                terms.getOrDefault(term, TreePSet.empty()).minus(key);
                        terms = keys.isEmpty() ? terms.minus(term) : terms.plus(term, keys);
                    }
                }
                if (after != null) {
                    for (String term : index.terms().apply(after)) {
                        terms =
                                terms.plus(
                                        term, terms.getOrDefault(term, TreePSet.empty()).plus(key));
                    }
                }
                all = all.plus(index.name(), terms);
            }
            return all;
        }
    }
}
