package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.StatementElements;
import java.util.List;
import java.util.Optional;

/// Something that one request fulfils and another does not: what stays in an answer because the
/// question leaves it open. Whether a request fulfils it, the engine says.
public sealed interface Circumstance {
    Place NOWHERE = new Place(1, 1);

    /// Whether a request fulfils it.
    boolean holds(RequestContext request);

    /// It as a sentence.
    String words();

    /// The sentence for a request that does not fulfil it.
    String contraryWords();

    /// A condition of a statement.
    ///
    /// @param variables whether the policy's version has variables
    record ConditionHolds(Condition condition, boolean variables) implements Circumstance {
        /// Where the condition stands does not make it another one.
        public ConditionHolds {
            condition =
                    new Condition(
                            condition.operator(), condition.key(), condition.values(), NOWHERE);
        }

        @Override
        public boolean holds(RequestContext request) {
            return StatementElements.of(
                            new Statement(
                                    0,
                                    Optional.empty(),
                                    Effect.ALLOW,
                                    Optional.empty(),
                                    new Patterns<>(false, List.of("*")),
                                    Optional.empty(),
                                    List.of(condition),
                                    variables,
                                    NOWHERE))
                    .unmet(request)
                    .isEmpty();
        }

        @Override
        public String words() {
            return condition.words();
        }

        @Override
        public String contraryWords() {
            return condition.contraryWords();
        }
    }

    /// That the resource is one of those that a statement is about.
    ///
    /// @param variables whether the policy's version has variables
    record ResourceIs(Patterns<String> resources, boolean variables) implements Circumstance {
        @Override
        public boolean holds(RequestContext request) {
            return StatementElements.of(
                            new Statement(
                                    0,
                                    Optional.empty(),
                                    Effect.ALLOW,
                                    Optional.empty(),
                                    new Patterns<>(false, List.of("*")),
                                    Optional.of(resources),
                                    List.of(),
                                    variables,
                                    NOWHERE))
                    .matchesResource(request);
        }

        @Override
        public String words() {
            return "the resource is " + listed(resources, resources.negated());
        }

        @Override
        public String contraryWords() {
            return "the resource is " + listed(resources, !resources.negated());
        }
    }

    /// That the action is one of those that a statement is about.
    ///
    /// @param effect of the statement, on which it depends how odd patterns are read
    record ActionIs(Patterns<String> actions, Effect effect) implements Circumstance {
        @Override
        public boolean holds(RequestContext request) {
            return StatementElements.of(
                            new Statement(
                                    0,
                                    Optional.empty(),
                                    effect,
                                    Optional.empty(),
                                    actions,
                                    Optional.empty(),
                                    List.of(),
                                    false,
                                    NOWHERE))
                    .matchesAction(request);
        }

        @Override
        public String words() {
            return "the action is " + listed(actions, actions.negated());
        }

        @Override
        public String contraryWords() {
            return "the action is " + listed(actions, !actions.negated());
        }
    }

    private static String listed(Patterns<String> patterns, boolean negated) {
        int most = 8;
        List<String> values = patterns.values();
        String first =
                String.join(
                        negated ? " nor " : " or ",
                        values.stream().limit(most).map(value -> "`" + value + "`").toList());
        String more = values.size() > most ? " (and " + (values.size() - most) + " more)" : "";
        return (negated ? "not like " : "like ") + first + more;
    }
}
