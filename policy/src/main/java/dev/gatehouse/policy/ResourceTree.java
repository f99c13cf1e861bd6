package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Statements by what their resources begin with: a tree in which the way of a request's resource
/// meets all that can be about it.
final class ResourceTree {
    private static final int FEW = 8;

    private final boolean actionMatches;
    private final Node root;

    private ResourceTree(boolean actionMatches, Node root) {
        this.actionMatches = actionMatches;
        this.root = root;
    }

    /// @param entries in order
    /// @param actionMatches whether all of them are known to be about the action of a request
    static ResourceTree of(List<Entry> entries, boolean actionMatches) {
        return new ResourceTree(
                actionMatches,
                new Node(entries.size() <= FEW ? everywhere(entries) : byPrefix(entries), "", 0));
    }

    private static List<Prefixed> everywhere(List<Entry> entries) {
        return entries.stream().map(entry -> new Prefixed("", entry)).toList();
    }

    private static List<Prefixed> byPrefix(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry ->
                        entry.compiled().resourcePrefixes().stream()
                                .map(prefix -> new Prefixed(prefix, entry)))
                .toList();
    }

    /// The first statement that applies, unless one before it is known.
    @Nullable Entry first(RequestContext request, boolean bounded, @Nullable Entry known) {
        Entry best = known;
        String resource = request.comparedResource();
        Node node = root;
        int at = 0;
        while (true) {
            best = firstOf(node.here, request, bounded, best);
            if (at >= resource.length()) {
                return best;
            }
            Node child = node.next(resource.charAt(at));
            if (child == null || !resource.startsWith(child.label, at)) {
                return best;
            }
            node = child;
            at += child.label.length();
        }
    }

    private @Nullable Entry firstOf(
            Entry[] entries, RequestContext request, boolean bounded, @Nullable Entry best) {
        for (Entry entry : entries) {
            if (best != null && entry.order() >= best.order()) {
                return best;
            }
            boolean applies =
                    actionMatches
                            ? entry.compiled().appliesBeyondAction(request, bounded)
                            : entry.applies(request, bounded);
            if (applies) {
                return entry;
            }
        }
        return best;
    }

    private static final class Node {
        private final Entry[] here;
        private final String label;
        private final char[] firsts;
        private final Node[] children;

        Node(List<Prefixed> sorted, String label, int depth) {
            this.label = label;
            this.here =
                    sorted.stream()
                            .filter(one -> one.prefix().length() == depth)
                            .map(Prefixed::entry)
                            .distinct()
                            .toArray(Entry[]::new);
            var groups = new TreeMap<Character, List<Prefixed>>();
            for (Prefixed one : sorted) {
                if (one.prefix().length() > depth) {
                    groups.computeIfAbsent(one.prefix().charAt(depth), key -> new ArrayList<>())
                            .add(one);
                }
            }
            this.firsts = new char[groups.size()];
            this.children = new Node[groups.size()];
            int i = 0;
            for (var group : groups.entrySet()) {
                int end = common(group.getValue());
                String text = group.getValue().get(0).prefix().substring(depth, end);
                firsts[i] = group.getKey();
                children[i] = new Node(group.getValue(), text, end);
                i++;
            }
        }

        private @Nullable Node next(char first) {
            for (int i = 0; i < firsts.length; i++) {
                if (firsts[i] == first) {
                    return children[i];
                }
            }
            return null;
        }

        /// How many characters all prefixes begin with alike.
        private static int common(List<Prefixed> group) {
            String first = group.get(0).prefix();
            int length = first.length();
            for (Prefixed one : group) {
                length = Math.min(length, one.prefix().length());
                for (int i = 0; i < length; i++) {
                    if (one.prefix().charAt(i) != first.charAt(i)) {
                        length = i;
                    }
                }
            }
            return length;
        }
    }

    private record Prefixed(String prefix, Entry entry) {}
}
