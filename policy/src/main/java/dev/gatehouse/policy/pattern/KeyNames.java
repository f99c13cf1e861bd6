package dev.gatehouse.policy.pattern;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/// Names of condition keys, which ignore letter case, in the one form under which they are found.
public final class KeyNames {
    /// Names come from strangers too, as parts of tag keys: past this number they are computed
    /// anew.
    private static final int MAX_ENTRIES = 8_192;

    private static final ConcurrentHashMap<String, String> LOWER = new ConcurrentHashMap<>();

    private KeyNames() {}

    /// The name in lower case; mostly the same object for the same name, so that it compares fast.
    public static String lower(String name) {
        String known = LOWER.get(name);
        if (known != null) {
            return known;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.length() <= 128 && LOWER.mappingCount() < MAX_ENTRIES) {
            String first = LOWER.putIfAbsent(lower, lower);
            lower = first == null ? lower : first;
            LOWER.putIfAbsent(name, lower);
        }
        return lower;
    }
}
