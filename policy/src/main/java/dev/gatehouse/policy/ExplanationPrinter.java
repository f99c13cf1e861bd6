package dev.gatehouse.policy;

import dev.gatehouse.policy.Explanation.ConditionResult;
import dev.gatehouse.policy.Explanation.LayerResult;
import dev.gatehouse.policy.Explanation.NearMiss;
import dev.gatehouse.policy.Explanation.StatementResult;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An explanation as lines for people, bounded however large the policies are.
public final class ExplanationPrinter {
    private static final int MOST_STATEMENTS = 12;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_MISSES = 8;
    private static final int MOST_VALUES = 6;

    private final Explanation explanation;
    private final List<String> lines = new ArrayList<>();

    private ExplanationPrinter(Explanation explanation) {
        this.explanation = explanation;
    }

    /// The lines, from the decision to what would change it.
    public static List<String> lines(Explanation explanation) {
        var printer = new ExplanationPrinter(explanation);
        printer.addDecision();
        explanation.layers().forEach(printer::addLayer);
        printer.addMissingKeys();
        printer.addNearMisses();
        return printer.lines.stream().map(ExplanationPrinter::printable).toList();
    }

    /// Names and values come from whoever wrote the policies: they must not steer a terminal.
    private static String printable(String line) {
        var printable = new StringBuilder();
        line.codePoints()
                .forEach(c -> {
                    int type = Character.getType(c);
                    boolean steers = type == Character.CONTROL || type == Character.FORMAT;
                    printable.appendCodePoint(steers ? '\uFFFD' : c);
                });
        return printable.toString();
    }

    private void addDecision() {
        RequestContext request = explanation.request();
        lines.add(word(explanation.decision()));
        lines.add(
                "  %s asks for %s on %s"
                        .formatted(
                                request.principal().shown(), request.action(), request.resource()));
        lines.add("  " + reason());
    }

    private static String word(Decision decision) {
        if (decision.isAllowed()) {
            return "ALLOWED";
        }
        return decision instanceof Decision.ExplicitlyDenied
                ? "DENIED by an explicit deny"
                : "DENIED because nothing allows it";
    }

    private String reason() {
        if (explanation.decision() instanceof Decision.Allowed allowed) {
            return allowed.by().isEmpty()
                    ? "The root user needs no policy that allows."
                    : "Allowed by " + at(allowed.by().get(0)) + ".";
        }
        String denial = explanation.denial().orElse("");
        return explanation.decision() instanceof Decision.ExplicitlyDenied denied
                ? denial + ": " + at(denied.by().get(0)) + "."
                : denial + ".";
    }

    private void addLayer(LayerResult layer) {
        lines.add("");
        lines.add(heading(layer) + ": " + said(layer));
        for (StatementResult statement : first(layer.statements(), MOST_STATEMENTS)) {
            addStatement(statement);
        }
        int more = layer.statements().size() - MOST_STATEMENTS;
        if (more > 0) {
            lines.add("    and " + count(more, "more statement") + " about the action");
        }
        if (layer.others() > 0) {
            lines.add("    " + count(layer.others(), "statement") + " about other actions");
        }
    }

    private static String heading(LayerResult layer) {
        String words = layer.type().words();
        String name = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        boolean levels =
                layer.type() == PolicyType.SERVICE_CONTROL
                        || layer.type() == PolicyType.RESOURCE_CONTROL;
        return levels ? name + ", level " + layer.level() : name;
    }

    private static String said(LayerResult layer) {
        if (!layer.counts()) {
            return "does not count for this caller";
        }
        return switch (layer.outcome()) {
            case ALLOW -> "allows";
            case DENY -> "denies";
            case NO_MATCH -> layer.policies() == 0 ? "there is none" : "says nothing";
        };
    }

    private void addStatement(StatementResult result) {
        lines.add(
                "  %s %s %s"
                        .formatted(
                                result.matches() ? "✓" : "✗",
                                result.effect().word(),
                                at(result.statement())));
        if (!result.caller()) {
            lines.add("      ✗ does not name the caller");
        }
        if (!result.resource()) {
            lines.add("      ✗ is not about " + explanation.request().resource());
        }
        for (ConditionResult condition : first(result.conditions(), MOST_CONDITIONS)) {
            lines.add(
                    "      %s if %s: %s"
                            .formatted(
                                    condition.holds() ? "✓" : "✗",
                                    condition.condition().words(),
                                    actual(condition.actual())));
        }
    }

    private static String actual(Optional<ContextValues> actual) {
        if (actual.isEmpty()) {
            return "the request lacks it";
        }
        List<String> values = actual.get().values();
        if (values.isEmpty()) {
            return "it has no value";
        }
        String shown =
                first(values, MOST_VALUES).stream()
                        .map(ConditionWords::quoted)
                        .collect(Collectors.joining(", "));
        int more = values.size() - MOST_VALUES;
        return (actual.get().multivalued() ? "it is the list " : "it is ")
                + shown
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void addMissingKeys() {
        if (!explanation.missingKeys().isEmpty()) {
            lines.add("");
            lines.add("Keys that the request lacks and that could change this:");
            explanation.missingKeys().forEach(key -> lines.add("  " + key));
        }
    }

    private void addNearMisses() {
        if (explanation.nearMisses().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(
                explanation.decision().isAllowed()
                        ? "It would be denied if one of these were so:"
                        : "It would be allowed if one of these were so:");
        for (NearMiss miss : first(explanation.nearMisses(), MOST_MISSES)) {
            Condition condition = miss.condition().condition();
            lines.add(
                    "  %s, for %s"
                            .formatted(
                                    miss.condition().holds()
                                            ? condition.contraryWords()
                                            : condition.words(),
                                    at(miss.statement())));
        }
        int more = explanation.nearMisses().size() - MOST_MISSES;
        if (more > 0) {
            lines.add("  and " + more + " more");
        }
    }

    private static String at(StatementRef statement) {
        return "%s of %s `%s` (line %d, column %d)"
                .formatted(
                        statement
                                .sid()
                                .map(sid -> "statement `" + sid + "`")
                                .orElse("statement " + statement.index()),
                        statement.type().words(),
                        statement.policy(),
                        statement.place().line(),
                        statement.place().column());
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.size() <= most ? all : all.subList(0, most);
    }
}
