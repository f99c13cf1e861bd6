package dev.gatehouse.signin;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map of bounded size. When it is full, the eldest entry is forgotten. Not thread-safe.
final class Remembered<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;
    private static final int MAX = 10_000;

    private Remembered(boolean byUse) {
        super(16, 0.75f, byUse);
    }

    /// The eldest is what was not used for longest.
    static <V> Remembered<V> byUse() {
        return new Remembered<>(true);
    }

    /// The eldest is what was put first.
    static <V> Remembered<V> byAge() {
        return new Remembered<>(false);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MAX;
    }
}
