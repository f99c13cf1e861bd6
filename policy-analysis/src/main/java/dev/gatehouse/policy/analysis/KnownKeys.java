package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The condition keys whose values a question fixes, and those that it fixes to be absent. All
/// others are open.
public final class KnownKeys {
    private final Map<String, ContextValues> values;
    private final Set<String> absent;
    private final List<String> absentPrefixes;

    private KnownKeys(
            Map<String, ContextValues> values, Set<String> absent, List<String> absentPrefixes) {
        this.values = Map.copyOf(values);
        this.absent = Set.copyOf(absent);
        this.absentPrefixes = List.copyOf(absentPrefixes);
    }

    /// Nothing is known.
    public static KnownKeys none() {
        return new KnownKeys(Map.of(), Set.of(), List.of());
    }

    /// These keys and one more.
    public KnownKeys with(String key, String value) {
        return with(key, ContextValues.single(value));
    }

    /// These keys and one more.
    public KnownKeys with(String key, ContextValues known) {
        var more = new HashMap<>(values);
        more.put(lower(key), known);
        return new KnownKeys(more, absent, absentPrefixes);
    }

    /// These keys, where the request lacks one.
    public KnownKeys without(String key) {
        var more = new HashSet<>(absent);
        more.add(lower(key));
        return new KnownKeys(values, more, absentPrefixes);
    }

    /// These keys, where the request has no other key that begins so, such as `aws:PrincipalTag/`.
    public KnownKeys withoutOthersLike(String prefix) {
        var more = new HashSet<>(absentPrefixes);
        more.add(lower(prefix));
        return new KnownKeys(values, absent, List.copyOf(more));
    }

    boolean isKnown(String key) {
        String name = lower(key);
        return values.containsKey(name)
                || absent.contains(name)
                || absentPrefixes.stream().anyMatch(name::startsWith);
    }

    /// The value of a key, if it is known and not absent.
    Optional<ContextValues> find(String key) {
        return Optional.ofNullable(values.get(lower(key)));
    }

    void addTo(RequestContext.Builder request) {
        values.forEach(request::with);
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
