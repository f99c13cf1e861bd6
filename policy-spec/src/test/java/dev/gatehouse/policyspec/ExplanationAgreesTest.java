package dev.gatehouse.policyspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Explanation;
import dev.gatehouse.policy.Explanation.LayerResult;
import dev.gatehouse.policy.Explanation.NearMiss;
import dev.gatehouse.policy.Explanation.Outcome;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.StatementRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What an explanation says is what was decided, on generated cases.
class ExplanationAgreesTest {
    private static final long CASES = Long.getLong("gatehouse.policy.explanations", 5_000);

    @Test
    void theLayersTellTheDecision() {
        long misses = 0;
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            Authorizer authorizer = Authorizer.of(one.policies());
            Explanation explanation = authorizer.explain(one.request());
            String as = "case %d of %s".formatted(seed, one.policies());

            assertThat(explanation.decision()).as(as).isEqualTo(authorizer.decide(one.request()));
            switch (explanation.decision()) {
                case Decision.ExplicitlyDenied denied ->
                        assertThat(firstDeny(explanation)).as(as).contains(denied.by().getFirst());
                case Decision.ImplicitlyDenied denied -> {
                    assertThat(firstDeny(explanation)).as(as).isEmpty();
                    assertThat(silent(explanation, denied.missing())).as(as).isTrue();
                }
                case Decision.Allowed allowed -> {
                    assertThat(firstDeny(explanation)).as(as).isEmpty();
                    assertThat(matching(explanation)).as(as).containsAll(allowed.by());
                }
            }
            for (NearMiss miss : explanation.nearMisses()) {
                assertThat(miss.otherwise().isAllowed())
                        .as(as)
                        .isNotEqualTo(explanation.decision().isAllowed());
            }
            misses += explanation.nearMisses().size();
        }
        assertThat(misses).isGreaterThan(CASES / 40);
    }

    /// Keys that are not among the missing ones may say anything.
    @Test
    void keysThatAreNotMissingDoNotMatter() {
        long changed = 0;
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            Authorizer authorizer = Authorizer.of(one.policies());
            Decision decision = authorizer.decide(one.request());
            List<String> missing = Explanation.missingKeys(one.policies(), one.request(), decision);
            var without =
                    missing.stream()
                            .map(key -> key.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet());
            var random = new Random(seed);

            boolean others =
                    authorizer
                            .decide(one.withMore(random, key -> !without.contains(key)))
                            .isAllowed();
            boolean all = authorizer.decide(one.withMore(random, key -> true)).isAllowed();

            assertThat(others)
                    .as("case %d of %s, missing %s", seed, one.policies(), missing)
                    .isEqualTo(decision.isAllowed());
            changed += all == decision.isAllowed() ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(CASES / 200);
    }

    private static Optional<StatementRef> firstDeny(Explanation explanation) {
        return explanation.layers().stream()
                .filter(LayerResult::counts)
                .flatMap(layer -> layer.statements().stream())
                .filter(one -> one.effect() == Effect.DENY && one.matches())
                .map(Explanation.StatementResult::statement)
                .findFirst();
    }

    private static List<StatementRef> matching(Explanation explanation) {
        return explanation.layers().stream()
                .flatMap(layer -> layer.statements().stream())
                .filter(Explanation.StatementResult::matches)
                .map(Explanation.StatementResult::statement)
                .toList();
    }

    /// Whether a layer of this type says nothing, or only what does not name the caller itself.
    private static boolean silent(Explanation explanation, PolicyType type) {
        List<LayerResult> layers =
                explanation.layers().stream().filter(layer -> layer.type() == type).toList();
        return layers.isEmpty()
                || type == PolicyType.RESOURCE
                || type == PolicyType.TRUST
                || layers.stream().anyMatch(layer -> layer.outcome() == Outcome.NO_MATCH);
    }
}
