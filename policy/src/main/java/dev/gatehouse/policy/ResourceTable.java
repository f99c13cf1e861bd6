package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many statements, found by what their resources begin with: of each length of such a beginning
/// there is one look into a hash table, whatever the number of statements.
///
/// The hash is taken of those few characters that tell the beginnings of one length apart, not of
/// all: ARNs begin alike. What is found is compared as a whole afterwards.
final class ResourceTable {
    private static final int PLACES = 4;
    private static final int ROW = 1 + PLACES;
    private static final int SAMPLE = 32;
    private static final int MAX_LENGTH = Short.MAX_VALUE;

    /// Statements whose resources have no beginning in common: found by nothing.
    private final List<Entry> anywhere;

    /// For each length of a beginning, ascending, that length and the places of the characters that
    /// tell the beginnings apart: all of them close together.
    private final int[] lengths;

    // Two numbers for each slot: where the statements of a beginning stand, plus one, and the hash
    // of that beginning. Free slots have 0. Statements stand in order, with null after the last.
    private final int[] slots;
    private final @Nullable CompiledStatement[] statements;
    private final Entry[] entries;

    /// @param all in order
    ResourceTable(List<Entry> all) {
        TreeMap<Integer, Map<String, Set<Entry>>> byLength = new TreeMap<>();
        for (Entry entry : all) {
            for (String prefix : entry.compiled().resourcePrefixes()) {
                String beginning = prefix.substring(0, Math.min(prefix.length(), MAX_LENGTH));
                byLength.computeIfAbsent(beginning.length(), length -> new TreeMap<>())
                        .computeIfAbsent(beginning, key -> new LinkedHashSet<>())
                        .add(entry);
            }
        }
        Map<String, Set<Entry>> empty = byLength.remove(0);
        this.anywhere = empty == null ? List.of() : List.copyOf(empty.getOrDefault("", Set.of()));
        this.lengths =
                byLength.entrySet().stream()
                        .flatMapToInt(
                                one -> row(one.getKey(), List.copyOf(one.getValue().keySet())))
                        .toArray();
        Map<Integer, Set<Entry>> byHash = new TreeMap<>();
        int row = 0;
        for (Map<String, Set<Entry>> beginnings : byLength.values()) {
            for (Map.Entry<String, Set<Entry>> one : beginnings.entrySet()) {
                byHash.computeIfAbsent(
                                hash(one.getKey(), row), hash -> new TreeSet<>(Entry.IN_ORDER))
                        .addAll(one.getValue());
            }
            row += ROW;
        }
        this.slots = new int[Integer.highestOneBit(Math.max(1, byHash.size())) * 4 * 2];
        var ordered = new ArrayList<Entry>();
        var compiled = new ArrayList<@Nullable CompiledStatement>();
        byHash.forEach((hash, of) -> {
            int slot = slot(hash);
            slots[slot] = ordered.size() + 1;
            slots[slot + 1] = hash;
            for (Entry entry : of) {
                ordered.add(entry);
                compiled.add(entry.compiled());
            }
            ordered.add(of.iterator().next());
            compiled.add(null);
        });
        this.entries = ordered.toArray(Entry[]::new);
        this.statements = compiled.toArray(CompiledStatement[]::new);
    }

    private static IntStream row(int length, List<String> beginnings) {
        return IntStream.concat(IntStream.of(length), places(length, beginnings));
    }

    /// The places that tell texts of one length apart: the last, and those that each tell most
    /// apart of what the others leave together. A sample of many texts shows which these are.
    private static IntStream places(int length, List<String> texts) {
        int step = texts.size() / SAMPLE + 1;
        List<String> sample =
                IntStream.range(0, texts.size())
                        .filter(i -> i % step == 0)
                        .mapToObj(texts::get)
                        .toList();
        var chosen = new ArrayList<Integer>();
        chosen.add(length - 1);
        while (chosen.size() < PLACES) {
            int best = length - 1;
            int most = 0;
            for (int place = length - 1; place >= 0; place--) {
                int apart = chosen.contains(place) ? 0 : toldApart(sample, chosen, place);
                if (apart > most) {
                    most = apart;
                    best = place;
                }
            }
            chosen.add(best);
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted();
    }

    private static int toldApart(List<String> texts, List<Integer> chosen, int place) {
        var different = new HashSet<String>();
        for (String text : texts) {
            var seen = new StringBuilder().append(text.charAt(place));
            for (int other : chosen) {
                seen.append(text.charAt(other));
            }
            different.add(seen.toString());
        }
        return different.size();
    }

    /// The hash of a beginning.
    ///
    /// @param text what begins so
    /// @param row of the length of that beginning
    private int hash(String text, int row) {
        int hash = lengths[row];
        for (int i = row + 1; i < row + ROW; i++) {
            hash = hash * 31 + text.charAt(lengths[i]);
        }
        hash *= 0x9E37_79B9;
        return hash ^ hash >>> 15;
    }

    /// Where a hash stands, or the free slot where it would.
    private int slot(int hash) {
        int mask = slots.length - 1;
        int at = hash << 1 & mask;
        while (slots[at] != 0 && slots[at + 1] != hash) {
            at = (at + 2) & mask;
        }
        return at;
    }

    /// The first statement that applies to the request, unless one before it is known.
    @Nullable Entry first(RequestContext request, boolean bounded, @Nullable Entry known) {
        Entry best = known;
        for (int i = 0; i < anywhere.size(); i++) {
            Entry entry = anywhere.get(i);
            if (best != null && entry.order() >= best.order()) {
                break;
            }
            if (entry.compiled().appliesBeyondAction(request, bounded)) {
                best = entry;
            }
        }
        String resource = request.comparedResource();
        for (int row = 0; row < lengths.length && lengths[row] <= resource.length(); row += ROW) {
            int slot = slot(hash(resource, row));
            if (slots[slot] != 0) {
                best = firstFrom(slots[slot] - 1, request, bounded, best);
            }
        }
        return best;
    }

    private @Nullable Entry firstFrom(
            int start, RequestContext request, boolean bounded, @Nullable Entry known) {
        int i = start;
        CompiledStatement statement = statements[i];
        while (statement != null && (known == null || entries[i].order() < known.order())) {
            if (statement.appliesBeyondAction(request, bounded)) {
                return entries[i];
            }
            statement = statements[++i];
        }
        return known;
    }
}
