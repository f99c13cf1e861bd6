package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Policies of one kind that are taken together. Remembers which statements can be about an action,
/// so that a decision does not look at the others.
final class Layer {
    /// Actions are in the hands of who asks: past so many what is known is forgotten. More are kept
    /// where it costs more to find out anew.
    private static final int MAX_KNOWN_OF_FEW = 2_048;

    private static final int MAX_KNOWN_OF_MANY = 16_384;

    private final List<NamedPolicy> policies;
    private final List<Entry> entries;
    private final ConcurrentHashMap<String, Candidates> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<List<Entry>, Candidates> sets = new ConcurrentHashMap<>();
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
        return about(request.action()).denies().first(request, bounded);
    }

    /// The first statement that allows the request.
    @Nullable Entry allow(RequestContext request) {
        return about(request.action()).allows().first(request, false);
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

    /// What can be about an action.
    ///
    /// @param action as the request spells it: other spellings are known beside it
    private Candidates about(String action) {
        Candidates found = known.get(action);
        return found == null ? learn(action) : found;
    }

    private Candidates learn(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        boolean few = entries.size() <= StatementIndex.FEW;
        Candidates found =
                few
                        ? candidates(
                                entries.stream()
                                        .filter(entry -> entry.compiled().isAbout(lower))
                                        .toList())
                        : index().about(lower);
        if (known.mappingCount() >= (few ? MAX_KNOWN_OF_FEW : MAX_KNOWN_OF_MANY)) {
            known.clear();
            sets.clear();
        }
        known.put(action, found);
        return found;
    }

    /// Many actions have the same candidates: what is shared is mostly near the processor.
    private Candidates candidates(List<Entry> about) {
        return sets.computeIfAbsent(about, Candidates::of);
    }

    private StatementIndex index() {
        StatementIndex made = index;
        if (made == null) {
            made = new StatementIndex(entries);
            index = made;
        }
        return made;
    }

    /// The statements that can be about one action.
    record Candidates(Source denies, Source allows) {
        /// All of them are about the action.
        static Candidates of(List<Entry> entries) {
            return new Candidates(few(entries, Effect.DENY), few(entries, Effect.ALLOW));
        }

        private static Source few(List<Entry> entries, Effect effect) {
            return new Few(entries.stream().filter(entry -> entry.effect() == effect).toList());
        }
    }

    /// Statements of one effect, in order.
    sealed interface Source {
        /// The first statement that applies to the request.
        @Nullable Entry first(RequestContext request, boolean bounded);
    }

    /// Statements whose action matches. Beside each stands what tells, mostly without looking at
    /// the statement, that its resources begin otherwise: a decision spends most of its time
    /// waiting for memory.
    static final class Few implements Source {
        private final Entry[] entries;
        private final CompiledStatement[] statements;
        private final int[] beginnings;

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
        public @Nullable Entry first(RequestContext request, boolean bounded) {
            String resource = request.comparedResource();
            for (int i = 0; i < beginnings.length; i++) {
                if (ResourceBeginning.mayBe(beginnings[i], resource)
                        && statements[i].appliesBeyondAction(request, bounded)) {
                    return entries[i];
                }
            }
            return null;
        }
    }

    /// Statements by what their resources begin with.
    record Many(List<ResourceTree> trees) implements Source {
        @Override
        public @Nullable Entry first(RequestContext request, boolean bounded) {
            Entry best = null;
            for (int i = 0; i < trees.size(); i++) {
                best = trees.get(i).first(request, bounded, best);
            }
            return best;
        }
    }

    /// A statement in its place, with the decision that it can bring about.
    static final class Entry {
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
