package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final KnownCandidates known = new KnownCandidates();
    private final SharedCandidates shared = new SharedCandidates(MAX_HELD);
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
        return about(request).deny(request, bounded, null);
    }

    /// The first statement that allows the request.
    @Nullable Entry allow(RequestContext request) {
        return about(request).allow(request, null);
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

    /// What is about the action of a request. Each spelling of an action is known beside others.
    Candidates about(RequestContext request) {
        Candidates found = known.find(request.actionNumber(), request.action());
        return found == null ? learn(request) : found;
    }

    private Candidates learn(RequestContext request) {
        if (known.size() >= MAX_KNOWN || shared.isFull()) {
            known.clear();
            shared.clear();
        }
        Candidates found = index().about(request.lowerAction(), shared);
        known.add(request.actionNumber(), request.action(), found);
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
