package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.PolicyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Collects what is wrong with one document.
final class Problems {
    private static final Comparator<Problem> IN_ORDER_OF_TEXT =
            Comparator.comparingInt((Problem problem) -> problem.place().line())
                    .thenComparingInt(problem -> problem.place().column());

    private final PolicyType type;
    private final List<Problem> found = new ArrayList<>();

    Problems(PolicyType type) {
        this.type = type;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// Notes a problem.
    ///
    /// @param subject the text at fault, which AWS's sentence may repeat
    void report(Rule rule, DocumentPath path, Place place, String subject, String message) {
        report(rule, path, place, subject, message, Optional.empty());
    }

    /// Notes a problem with a hint.
    void report(
            Rule rule,
            DocumentPath path,
            Place place,
            String subject,
            String message,
            Optional<String> hint) {
        found.add(
                new Problem(rule, path, place, message, hint, AwsMessages.of(type, rule, subject)));
    }

    ParseResult.Malformed result() {
        found.sort(IN_ORDER_OF_TEXT);
        Problem first =
                found.stream().min(AwsMessages.order(type).thenComparing(IN_ORDER_OF_TEXT)).get();
        return new ParseResult.Malformed(List.copyOf(found), first);
    }
}
