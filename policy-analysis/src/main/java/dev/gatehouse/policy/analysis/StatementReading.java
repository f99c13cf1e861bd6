package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.MentionedKeys;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.StatementElements;
import dev.gatehouse.policy.analysis.Circumstance.ActionIs;
import dev.gatehouse.policy.analysis.Circumstance.ConditionHolds;
import dev.gatehouse.policy.analysis.Circumstance.ResourceIs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// When a statement applies to what a question asks about. Each element is decided by the engine as
/// far as the question fixes what it depends on, and is a circumstance otherwise.
final class StatementReading {
    private final Question question;
    private final RequestContext known;
    private final Map<String, RequestContext> requests = new HashMap<>();

    StatementReading(Question question) {
        this.question = question;
        this.known = question.request(question.action(), question.resource());
    }

    /// When the statement applies, if it is about the caller.
    Formula applies(StatementElements elements) {
        Formula action = action(elements);
        if (action.equals(Formula.never())) {
            return Formula.never();
        }
        Formula resource = resource(elements);
        return resource.equals(Formula.never())
                ? Formula.never()
                : Formula.all(action, resource, conditions(elements));
    }

    private Formula action(StatementElements elements) {
        Statement statement = elements.statement();
        Patterns<String> actions = statement.actions();
        Region region = question.actions();
        return covered(
                region,
                actions,
                text -> elements.matchesAction(request(text, question.resource())),
                region::meetsAction,
                new ActionIs(actions, statement.effect()));
    }

    private Formula resource(StatementElements elements) {
        Statement statement = elements.statement();
        if (statement.resources().isEmpty()) {
            return Formula.always();
        }
        Patterns<String> all = statement.resources().get();
        var open = new ArrayList<String>();
        var fixed = new ArrayList<String>();
        for (String pattern : all.values()) {
            boolean isOpen =
                    MentionedKeys.ofResource(pattern, statement.variables()).stream()
                            .anyMatch(key -> !question.keys().isKnown(key));
            (isOpen ? open : fixed).add(pattern);
        }
        Region region = question.resources();
        var circumstance = new ResourceIs(all, statement.variables());
        Formula byFixed =
                open.isEmpty()
                        ? covered(elements, all, region, circumstance)
                        : fixed(statement, new Patterns<>(all.negated(), fixed), circumstance);
        boolean settled =
                open.stream()
                        .noneMatch(pattern ->
                                region.meetsResource(
                                        pattern, statement.variables(), question.keys()));
        if (open.isEmpty() || (settled && !all.negated())) {
            return byFixed;
        }
        // What the open patterns say cannot take back what the others settle.
        boolean decided = byFixed.equals(all.negated() ? Formula.never() : Formula.always());
        return decided ? byFixed : Formula.given(circumstance);
    }

    /// What the patterns that hold no open variable settle.
    private Formula fixed(Statement statement, Patterns<String> patterns, ResourceIs circumstance) {
        if (patterns.values().isEmpty()) {
            return Formula.of(patterns.negated());
        }
        StatementElements elements =
                StatementElements.of(
                        new Statement(
                                statement.index(),
                                statement.sid(),
                                statement.effect(),
                                statement.principals(),
                                statement.actions(),
                                Optional.of(patterns),
                                List.of(),
                                statement.variables(),
                                statement.place()));
        return covered(elements, patterns, question.resources(), circumstance);
    }

    private Formula covered(
            StatementElements elements,
            Patterns<String> patterns,
            Region region,
            ResourceIs circumstance) {
        boolean variables = elements.statement().variables();
        return covered(
                region,
                patterns,
                text -> elements.matchesResource(request(question.action(), text)),
                pattern -> region.meetsResource(pattern, variables, question.keys()),
                circumstance);
    }

    private RequestContext request(String action, String resource) {
        return requests.computeIfAbsent(
                action + " " + resource, key -> question.request(action, resource));
    }

    /// Whether an element matches all, none or some of a region.
    private static Formula covered(
            Region region,
            Patterns<String> patterns,
            Predicate<String> matches,
            Predicate<String> meets,
            Circumstance circumstance) {
        int questionMarks =
                (int)
                        patterns.values().stream()
                                .flatMapToInt(String::chars)
                                .filter(c -> c == '?')
                                .count();
        Optional<List<String>> examples = region.examples(questionMarks);
        boolean none = patterns.values().stream().noneMatch(meets);
        if (examples.isPresent()) {
            long matched = examples.get().stream().filter(matches).count();
            boolean all = matched == examples.get().size();
            if (region.isSingle()) {
                return Formula.of(all);
            }
            if (patterns.negated() ? matched == 0 : all) {
                return Formula.of(!patterns.negated());
            }
            if (none && patterns.negated() && all) {
                return Formula.always();
            }
        }
        return none && !patterns.negated() ? Formula.never() : Formula.given(circumstance);
    }

    private Formula conditions(StatementElements elements) {
        Statement statement = elements.statement();
        List<Condition> unmet = elements.unmet(known);
        var parts = new ArrayList<Formula>();
        for (Condition condition : statement.conditions()) {
            boolean open =
                    MentionedKeys.of(condition, statement.variables()).stream()
                            .anyMatch(key -> !question.keys().isKnown(key));
            parts.add(
                    open
                            ? Formula.given(new ConditionHolds(condition, statement.variables()))
                            : Formula.of(!unmet.contains(condition)));
        }
        return Formula.all(parts);
    }

    /// Whether a statement of this effect is about the caller.
    static boolean isAbout(StatementElements elements, Question question, boolean bounded) {
        boolean denies = elements.statement().effect() == Effect.DENY;
        return elements.isAbout(question.principal(), denies && bounded);
    }
}
