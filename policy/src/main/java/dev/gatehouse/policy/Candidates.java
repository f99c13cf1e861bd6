package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statements of a layer about one action.
sealed interface Candidates {
    /// The first that denies the request, unless one before it is known.
    @Nullable Entry deny(RequestContext request, boolean bounded, @Nullable Entry known);

    /// The first that allows the request, unless one before it is known.
    @Nullable Entry allow(RequestContext request, @Nullable Entry known);

    /// Few statements. Beside each stands what tells, mostly without looking at the statement, that
    /// its resources begin otherwise: a decision spends most of its time waiting for memory.
    final class Few implements Candidates {
        private final Entry[] entries;
        private final CompiledStatement[] statements;
        private final int[] beginnings;
        private final int denies;

        /// @param all in order
        Few(List<Entry> all) {
            List<Entry> denying = of(Effect.DENY, all);
            List<Entry> sorted =
                    Stream.concat(denying.stream(), of(Effect.ALLOW, all).stream()).toList();
            this.denies = denying.size();
            this.entries = sorted.toArray(Entry[]::new);
            this.statements =
                    sorted.stream().map(Entry::compiled).toArray(CompiledStatement[]::new);
            this.beginnings =
                    sorted.stream()
                            .mapToInt(entry -> entry.compiled().resourceBeginning())
                            .toArray();
        }

        @Override
        public @Nullable Entry deny(
                RequestContext request, boolean bounded, @Nullable Entry known) {
            return first(0, denies, request, bounded, known);
        }

        @Override
        public @Nullable Entry allow(RequestContext request, @Nullable Entry known) {
            return first(denies, beginnings.length, request, false, known);
        }

        private @Nullable Entry first(
                int from, int to, RequestContext request, boolean bounded, @Nullable Entry known) {
            String resource = request.comparedResource();
            for (int i = from; i < to; i++) {
                if (ResourceBeginning.mayBe(beginnings[i], resource)
                        && statements[i].appliesBeyondAction(request, bounded)) {
                    return known == null || entries[i].order() < known.order() ? entries[i] : known;
                }
            }
            return known;
        }
    }

    /// Many statements.
    record Many(ResourceTable denies, ResourceTable allows) implements Candidates {
        /// @param all in order
        static Many of(List<Entry> all) {
            return new Many(
                    new ResourceTable(Candidates.of(Effect.DENY, all)),
                    new ResourceTable(Candidates.of(Effect.ALLOW, all)));
        }

        @Override
        public @Nullable Entry deny(
                RequestContext request, boolean bounded, @Nullable Entry known) {
            return denies.first(request, bounded, known);
        }

        @Override
        public @Nullable Entry allow(RequestContext request, @Nullable Entry known) {
            return allows.first(request, false, known);
        }
    }

    /// Statements from two places.
    record Both(Candidates one, Candidates other) implements Candidates {
        @Override
        public @Nullable Entry deny(
                RequestContext request, boolean bounded, @Nullable Entry known) {
            return other.deny(request, bounded, one.deny(request, bounded, known));
        }

        @Override
        public @Nullable Entry allow(RequestContext request, @Nullable Entry known) {
            return other.allow(request, one.allow(request, known));
        }
    }

    private static List<Entry> of(Effect effect, List<Entry> all) {
        return all.stream().filter(entry -> entry.effect() == effect).toList();
    }
}
