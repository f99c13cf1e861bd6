package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Policies of one kind that are taken together. Remembers which statements can be about an action,
/// so that a decision does not look at the others.
final class Layer {
    /// Actions are in the hands of who asks: past so many, or so many statements about them, what
    /// is known is forgotten.
    private static final int MAX_KNOWN = 16_384;

    private static final int MAX_HELD = 1 << 20;

    private final List<NamedPolicy> policies;
    private final List<Entry> entries;
    private final ConcurrentHashMap<String, Candidates> known = new ConcurrentHashMap<>();
    private final SharedSources sources = new SharedSources(MAX_HELD);
    private volatile @Nullable StatementIndex index;

    Layer(List<NamedPolicy> policies) {
        this.policies = policies;
        var all = new ArrayList<Entry>();
        for (NamedPolicy policy : policies) {
            for (CompiledStatement statement : policy.policy().compiled()) {
                all.add(new Entry(all.size(), policy, statement));
            }
        }
        this.entries = List.copyOf(all);
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
        return about(request.action()).deny(request, bounded);
    }

    /// The first statement that allows the request.
    @Nullable Entry allow(RequestContext request) {
        return about(request.action()).allow(request);
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

    /// What is about an action.
    ///
    /// @param action as the request spells it: other spellings are known beside it
    Candidates about(String action) {
        Candidates found = known.get(action);
        return found == null ? learn(action) : found;
    }

    private Candidates learn(String action) {
        if (known.mappingCount() >= MAX_KNOWN || sources.isFull()) {
            known.clear();
            sources.clear();
        }
        Candidates found = index().about(action.toLowerCase(Locale.ROOT), sources);
        known.put(action, found);
        return found;
    }

    private StatementIndex index() {
        StatementIndex made = index;
        if (made == null) {
            made = new StatementIndex(entries);
            index = made;
        }
        return made;
    }

    /// The statements about one action.
    record Candidates(Source denies, Source allows) {
        /// The first that denies the request.
        @Nullable Entry deny(RequestContext request, boolean bounded) {
            return denies.first(request, bounded, null);
        }

        /// The first that allows it.
        @Nullable Entry allow(RequestContext request) {
            return allows.first(request, false, null);
        }
    }

    /// Statements of one effect whose action matches.
    sealed interface Source permits Few, ResourceTable, Both {
        /// The first statement that applies to the request, unless one before it is known.
        @Nullable Entry first(RequestContext request, boolean bounded, @Nullable Entry known);
    }

    /// Few statements. Beside each stands what tells, mostly without looking at the statement, that
    /// its resources begin otherwise: a decision spends most of its time waiting for memory.
    static final class Few implements Source {
        private final Entry[] entries;
        private final CompiledStatement[] statements;
        private final int[] beginnings;

        /// @param entries in order
        Few(List<Entry> entries) {
            this.entries = entries.toArray(Entry[]::new);
            this.statements =
                    entries.stream().map(Entry::compiled).toArray(CompiledStatement[]::new);
            this.beginnings =
                    entries.stream()
                            .mapToInt(entry -> entry.compiled().resourceBeginning())
                            .toArray();
        }

        @Override
        public @Nullable Entry first(
                RequestContext request, boolean bounded, @Nullable Entry known) {
            String resource = request.comparedResource();
            for (int i = 0; i < beginnings.length; i++) {
                if (ResourceBeginning.mayBe(beginnings[i], resource)
                        && statements[i].appliesBeyondAction(request, bounded)) {
                    return known == null || entries[i].order() < known.order() ? entries[i] : known;
                }
            }
            return known;
        }
    }

    /// Statements from two places.
    record Both(Source one, Source other) implements Source {
        @Override
        public @Nullable Entry first(
                RequestContext request, boolean bounded, @Nullable Entry known) {
            return other.first(request, bounded, one.first(request, bounded, known));
        }
    }

    /// A statement in its place, with the decision that it can bring about.
    static final class Entry {
        static final Comparator<Entry> IN_ORDER = Comparator.comparingInt(Entry::order);

        private final int order;
        private final NamedPolicy policy;
        private final CompiledStatement compiled;
        private @Nullable Decision decision;

        Entry(int order, NamedPolicy policy, CompiledStatement compiled) {
            this.order = order;
            this.policy = policy;
            this.compiled = compiled;
        }

        /// Its place among the statements of the layer.
        int order() {
            return order;
        }

        Effect effect() {
            return compiled.statement().effect();
        }

        CompiledStatement compiled() {
            return compiled;
        }

        StatementRef ref() {
            return StatementRef.of(policy, compiled.statement());
        }

        /// Made when it is first brought about; a race makes an equal one.
        Decision decision() {
            Decision made = decision;
            if (made == null) {
                made =
                        effect() == Effect.ALLOW
                                ? new Decision.Allowed(List.of(ref()))
                                : new Decision.ExplicitlyDenied(List.of(ref()));
                decision = made;
            }
            return made;
        }

        boolean applies(RequestContext request, boolean bounded) {
            return compiled.matchesAction(request)
                    && compiled.appliesBeyondAction(request, bounded);
        }

        Grant grant(RequestContext request) {
            return compiled.statement().principals().isPresent()
                    ? Grant.of(compiled.statement().principals().get(), request.principal())
                    : Grant.NONE;
        }
    }
}
