package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Policies of one kind that are taken together, found by action and by the beginning of the
/// resource, so that a decision does not look at statements that cannot apply.
final class Layer {
    private final List<NamedPolicy> policies;
    private final List<Entry> entries = new ArrayList<>();
    private final Index denies;
    private final Index allows;

    Layer(List<NamedPolicy> policies) {
        this.policies = policies;
        for (NamedPolicy policy : policies) {
            for (CompiledStatement statement : policy.policy().compiled()) {
                entries.add(new Entry(entries.size(), policy, statement));
            }
        }
        this.denies = new Index(entries, Effect.DENY);
        this.allows = new Index(entries, Effect.ALLOW);
    }

    List<NamedPolicy> policies() {
        return policies;
    }

    /// All statements in order.
    List<Entry> entries() {
        return entries;
    }

    /// The first statement that denies the request.
    @Nullable Entry deny(RequestContext request, boolean bounded) {
        return denies.first(request, bounded);
    }

    /// The first statement that allows the request.
    @Nullable Entry allow(RequestContext request) {
        return allows.first(request, false);
    }

    /// The statement that allows the request and names its caller most directly; the first of them.
    @Nullable Entry strongestAllow(RequestContext request) {
        Entry strongest = null;
        Grant grant = Grant.NONE;
        for (Entry entry : entries) {
            if (entry.effect() == Effect.ALLOW && entry.applies(request, false)) {
                Grant one = entry.grant(request);
                if (one.compareTo(grant) > 0) {
                    strongest = entry;
                    grant = one;
                }
            }
        }
        return strongest;
    }

    /// A statement in its place, with the decisions that it can bring about.
    static final class Entry {
        private final int order;
        private final CompiledStatement compiled;
        private final StatementRef ref;
        private final Decision decision;

        Entry(int order, NamedPolicy policy, CompiledStatement compiled) {
            this.order = order;
            this.compiled = compiled;
            this.ref = StatementRef.of(policy, compiled.statement());
            this.decision =
                    effect() == Effect.ALLOW
                            ? new Decision.Allowed(List.of(ref))
                            : new Decision.ExplicitlyDenied(List.of(ref));
        }

        Effect effect() {
            return compiled.statement().effect();
        }

        CompiledStatement compiled() {
            return compiled;
        }

        StatementRef ref() {
            return ref;
        }

        Decision decision() {
            return decision;
        }

        boolean applies(RequestContext request, boolean bounded) {
            return Grant.covers(compiled.statement(), request.principal(), bounded)
                    && compiled.matches(request);
        }

        Grant grant(RequestContext request) {
            return compiled.statement().principals().isPresent()
                    ? Grant.of(compiled.statement().principals().get(), request.principal())
                    : Grant.NONE;
        }
    }

    /// The statements of one effect by action.
    private static final class Index {
        private final Map<String, List<Entry>> byAction = new HashMap<>();
        private final Map<String, List<Entry>> byService = new HashMap<>();
        private final List<Entry> rest = new ArrayList<>();
        private final Map<String, Prefixes> actions = new HashMap<>();
        private final Map<String, Prefixes> services = new HashMap<>();
        private final Prefixes others;

        Index(List<Entry> entries, Effect effect) {
            for (Entry entry : entries) {
                if (entry.effect() == effect) {
                    add(entry);
                }
            }
            byAction.forEach((action, found) -> actions.put(action, new Prefixes(found)));
            byService.forEach((service, found) -> services.put(service, new Prefixes(found)));
            others = new Prefixes(rest);
        }

        private void add(Entry entry) {
            CompiledStatement statement = entry.compiled();
            if (statement.statement().actions().negated()) {
                rest.add(entry);
                return;
            }
            for (String action : statement.exactActions()) {
                byAction.computeIfAbsent(action, key -> new ArrayList<>()).add(entry);
            }
            Set<String> names = new LinkedHashSet<>();
            for (String pattern : statement.actionPatterns()) {
                int colon = pattern.indexOf(':');
                String service = colon < 0 ? "*" : pattern.substring(0, colon);
                names.add(service.indexOf('*') >= 0 || service.indexOf('?') >= 0 ? "*" : service);
            }
            for (String service : names) {
                (service.equals("*")
                                ? rest
                                : byService.computeIfAbsent(service, key -> new ArrayList<>()))
                        .add(entry);
            }
        }

        @Nullable Entry first(RequestContext request, boolean bounded) {
            Entry best = others.first(request, bounded, null);
            Prefixes service = services.get(request.lowerService());
            best = service == null ? best : service.first(request, bounded, best);
            Prefixes action = actions.get(request.lowerAction());
            return action == null ? best : action.first(request, bounded, best);
        }
    }

    /// Statements by what their resources begin with: a tree in which the way of a request's
    /// resource meets all that can be about it.
    private static final class Prefixes {
        private static final int FEW = 8;

        private final Entry[] here;
        private final String label;
        private final Map<Character, Prefixes> next = new HashMap<>();

        Prefixes(List<Entry> entries) {
            this(entries.size() <= FEW ? everywhere(entries) : byPrefix(entries), "", 0);
        }

        private Prefixes(List<Prefixed> sorted, String label, int depth) {
            this.label = label;
            this.here =
                    sorted.stream()
                            .filter(one -> one.prefix().length() == depth)
                            .map(Prefixed::entry)
                            .distinct()
                            .toArray(Entry[]::new);
            var groups = new HashMap<Character, List<Prefixed>>();
            for (Prefixed one : sorted) {
                if (one.prefix().length() > depth) {
                    groups.computeIfAbsent(one.prefix().charAt(depth), key -> new ArrayList<>())
                            .add(one);
                }
            }
            groups.forEach((first, group) -> {
                int end = common(group);
                next.put(
                        first,
                        new Prefixes(group, group.get(0).prefix().substring(depth, end), end));
            });
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

        /// The first statement that applies, unless one before it is known.
        @Nullable Entry first(RequestContext request, boolean bounded, @Nullable Entry known) {
            Entry best = known;
            String resource = request.comparedResource();
            Prefixes node = this;
            int at = 0;
            while (true) {
                for (Entry entry : node.here) {
                    if (best != null && entry.order >= best.order) {
                        break;
                    }
                    if (entry.applies(request, bounded)) {
                        best = entry;
                        break;
                    }
                }
                if (at >= resource.length() || node.next.isEmpty()) {
                    return best;
                }
                Prefixes child = node.next.get(resource.charAt(at));
                if (child == null || !resource.startsWith(child.label, at)) {
                    return best;
                }
                node = child;
                at += child.label.length();
            }
        }

        private record Prefixed(String prefix, Entry entry) {}
    }
}
