package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ContextValues;
import java.util.List;
import java.util.Optional;

/// Why a request is decided as it is: what each policy said to it, which conditions held, and what
/// would have to be different.
///
/// @param layers the policies by type, in the order in which they are evaluated
/// @param missingKeys condition keys that the request lacks and that could change the decision, as
///   they are written first, in order
/// @param nearMisses single conditions that decided: had one of them come out otherwise, so would
///   the decision
public record Explanation(
        RequestContext request,
        Decision decision,
        List<LayerResult> layers,
        List<String> missingKeys,
        List<NearMiss> nearMisses) {
    public Explanation {
        layers = List.copyOf(layers);
        missingKeys = List.copyOf(missingKeys);
        nearMisses = List.copyOf(nearMisses);
    }

    /// The missing keys alone, for those who explain nothing else.
    public static List<String> missingKeys(
            PolicySet policies, RequestContext request, Decision decision) {
        return Explainer.missingKeys(policies, request, decision);
    }

    /// AWS's sentence for the denial; empty if the request is allowed.
    public Optional<String> denial() {
        return decision.isAllowed()
                ? Optional.empty()
                : Optional.of(
                        DenialMessage.of(
                                request.principal().shown(),
                                request.action(),
                                request.resource(),
                                decision));
    }

    /// What policies of one type say together.
    public enum Outcome {
        ALLOW,
        DENY,
        NO_MATCH
    }

    /// The policies of one type or, of those of organizations, of one level.
    ///
    /// @param level counts the levels of organizations from the root, 0; 0 for other types
    /// @param counts whether they are evaluated for this caller at all
    /// @param outcome what they say; what does not count is told all the same
    /// @param policies how many there are
    /// @param statements those that are about the action
    /// @param others how many are about other actions
    public record LayerResult(
            PolicyType type,
            int level,
            boolean counts,
            Outcome outcome,
            int policies,
            List<StatementResult> statements,
            int others) {
        public LayerResult {
            statements = List.copyOf(statements);
        }
    }

    /// How a statement that is about the action compares with the request.
    ///
    /// @param caller whether it is about the caller
    /// @param resource whether it is about the resource
    public record StatementResult(
            StatementRef statement,
            Effect effect,
            boolean caller,
            boolean resource,
            List<ConditionResult> conditions) {
        public StatementResult {
            conditions = List.copyOf(conditions);
        }

        /// Whether it takes part in the decision.
        public boolean matches() {
            return caller && resource && conditions.stream().allMatch(ConditionResult::holds);
        }
    }

    /// How a condition came out.
    ///
    /// @param actual the request's value of the key, empty if it lacks it
    public record ConditionResult(
            Condition condition, Optional<ContextValues> actual, boolean holds) {}

    /// A single condition on which the decision hangs.
    ///
    /// @param condition how it came out
    /// @param otherwise what would be decided if it came out the other way
    public record NearMiss(
            StatementRef statement, Effect effect, ConditionResult condition, Decision otherwise) {}
}
