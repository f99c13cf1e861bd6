package dev.gatehouse.store;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An immutable map of texts, such as tags, in the order of its keys: one array in which keys and
/// values take turns. Keys that are equal are the same text everywhere, for a hundred thousand tags
/// have a few dozen keys. Fit for what has up to some hundred entries.
@SuppressWarnings("JdkObsolete") // records need no more of their maps than SortedMap
public final class TextMap extends AbstractMap<String, String>
        implements SortedMap<String, String> {
    private static final TextMap EMPTY = new TextMap(new String[0]);

    /// Key, value, key, value: sorted by key.
    private final String[] texts;

    private TextMap(String[] texts) {
        this.texts = texts;
    }

    /// The entries of a map, in the natural order of the keys.
    public static TextMap copyOf(Map<String, String> map) {
        if (map instanceof TextMap same) {
            return same;
        }
        if (map.isEmpty()) {
            return EMPTY;
        }
        var texts = new String[2 * map.size()];
        int next = 0;
        for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
            texts[next++] = entry.getKey().intern();
            texts[next++] = entry.getValue();
        }
        return new TextMap(texts);
    }

    @Override
    public int size() {
        return texts.length / 2;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        int low = 0;
        int high = size() - 1;
        while (low <= high && key instanceof String wanted) {
            int middle = (low + high) >>> 1;
            int order = texts[2 * middle].compareTo(wanted);
            if (order == 0) {
                return texts[2 * middle + 1];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return TextMap.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return copyOf(new TreeMap<>((Map<String, String>) this).subMap(from, to));
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return copyOf(new TreeMap<>((Map<String, String>) this).headMap(to));
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return copyOf(new TreeMap<>((Map<String, String>) this).tailMap(from));
    }

    @Override
    public String firstKey() {
        return key(0);
    }

    @Override
    public String lastKey() {
        return key(size() - 1);
    }

    private String key(int number) {
        if (texts.length == 0) {
            throw new NoSuchElementException();
        }
        return texts[2 * number];
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < texts.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry(texts[next - 2], texts[next - 1]);
        }
    }
}
