package dev.gatehouse.iam.delegation;

import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A delegation request in words. The same request is always told in the same words.
final class SummaryText {
    private static final int LONGEST = 10_000;
    private static final String CUT = "\n… The summary ends here: read the policy.";

    private SummaryText() {}

    static String of(DelegationRequest request) {
        DelegationRequest.Ask ask = request.ask();
        var lines = new ArrayList<String>();
        lines.add(
                "%s asks for permissions in your account for %s."
                        .formatted(
                                requestor(ask), words(Duration.ofSeconds(ask.sessionSeconds()))));
        PolicyDocuments.parse(ask.policy(), PolicyType.IDENTITY)
                .statements()
                .forEach(statement -> lines.add("- " + words(statement)));
        if (!ask.parameters().isEmpty()) {
            lines.add(
                    "These values were put into the policy template %s:"
                            .formatted(ask.templateArn()));
            ask.parameters()
                    .forEach(one ->
                            lines.add("- %s: %s".formatted(one.name(), joined(one.values()))));
        }
        String text = String.join("\n", lines);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
    }

    private static String requestor(DelegationRequest.Ask ask) {
        return ask.requestorName().equals(ask.requestorId())
                ? "Account " + ask.requestorId()
                : "%s (account %s)".formatted(ask.requestorName(), ask.requestorId());
    }

    private static String words(Statement statement) {
        String words =
                "%s %s on %s"
                        .formatted(
                                statement.effect() == Effect.ALLOW ? "Allow" : "Never allow",
                                words(statement.actions(), "action"),
                                statement
                                        .resources()
                                        .map(one -> words(one, "resource"))
                                        .orElse("all resources"));
        return statement.conditions().isEmpty()
                ? words + "."
                : words
                        + ", if "
                        + statement.conditions().stream()
                                .map(Condition::words)
                                .collect(Collectors.joining(" and "))
                        + ".";
    }

    private static String words(Patterns<String> patterns, String noun) {
        String listed =
                patterns.values().equals(List.of("*"))
                        ? "all " + noun + "s"
                        : joined(patterns.values());
        return patterns.negated() ? "every " + noun + " but " + listed : listed;
    }

    private static String joined(List<String> values) {
        int last = values.size() - 1;
        return last < 1
                ? String.join("", values)
                : String.join(", ", values.subList(0, last)) + " and " + values.get(last);
    }

    private static String words(Duration duration) {
        var parts = new ArrayList<String>();
        add(parts, duration.toHours(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        add(parts, duration.toSecondsPart(), "second");
        return joined(parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
