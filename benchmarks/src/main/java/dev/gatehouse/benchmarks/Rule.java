package dev.gatehouse.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One statement of the workload in no engine's language, so that each engine gets the same one.
///
/// @param actions with a `*` at the end at most
/// @param resources ARNs with any `*`; `${user}` stands for the caller's name
record Rule(boolean deny, List<String> actions, List<String> resources, List<Clause> clauses) {
    /// A condition of a statement: all of them must hold.
    ///
    /// @param key as IAM names it
    record Clause(Test test, String key, List<String> values) {}

    /// What a condition compares.
    enum Test {
        EQUALS,
        DIFFERS,
        LIKE,
        /// The value is that of the principal's tag of the same name.
        EQUALS_PRINCIPAL_TAG,
        IN_NETWORK,
        IS,
        AT_MOST,
        BEFORE,
        ANY_OF
    }

    /// The statement as IAM writes it.
    String inIam() {
        String conditions =
                clauses.stream()
                        .map(Rule::inIam)
                        .collect(Collectors.joining(", ", ", \"Condition\": {", "}"));
        return "{\"Effect\": \"%s\", \"Action\": %s, \"Resource\": %s%s}"
                .formatted(
                        deny ? "Deny" : "Allow",
                        array(actions),
                        array(
                                resources.stream()
                                        .map(one -> one.replace("${user}", "${aws:username}"))
                                        .toList()),
                        clauses.isEmpty() ? "" : conditions);
    }

    private static String inIam(Clause clause) {
        String operator =
                switch (clause.test()) {
                    case EQUALS, EQUALS_PRINCIPAL_TAG -> "StringEquals";
                    case DIFFERS -> "StringNotEquals";
                    case LIKE -> "StringLike";
                    case IN_NETWORK -> "IpAddress";
                    case IS -> "Bool";
                    case AT_MOST -> "NumericLessThanEquals";
                    case BEFORE -> "DateLessThan";
                    case ANY_OF -> "ForAnyValue:StringEquals";
                };
        List<String> values =
                clause.test() == Test.EQUALS_PRINCIPAL_TAG
                        ? List.of("${aws:PrincipalTag/" + tag(clause.key()) + "}")
                        : clause.values();
        return "\"%s\": {\"%s\": %s}".formatted(operator, clause.key(), array(values));
    }

    /// The statement as Cedar writes it.
    String inCedar(String user) {
        String action =
                actions.stream()
                        .map(one -> "context.action like \"" + one.toLowerCase(Locale.ROOT) + "\"")
                        .collect(Collectors.joining(" || ", "(", ")"));
        String scope = "action";
        if (actions.stream().noneMatch(one -> one.endsWith("*"))) {
            scope =
                    actions.stream()
                            .map(one -> "Action::\"" + one + "\"")
                            .collect(Collectors.joining(", ", "action in [", "]"));
            action = "true";
        }
        String resource =
                resources.stream()
                        .map(one ->
                                "context.resource like \"" + one.replace("${user}", user) + "\"")
                        .collect(Collectors.joining(" || ", "(", ")"));
        String conditions =
                clauses.stream()
                        .map(Rule::inCedar)
                        .map(one -> " && " + one)
                        .collect(Collectors.joining());
        return "%s(principal, %s, resource) when { %s && %s%s };"
                .formatted(deny ? "forbid" : "permit", scope, action, resource, conditions);
    }

    private static String inCedar(Clause clause) {
        String value = "context[\"" + clause.key() + "\"]";
        String has = "context has \"" + clause.key() + "\"";
        String any =
                clause.values().stream()
                        .map(one ->
                                switch (clause.test()) {
                                    case EQUALS -> value + " == \"" + one + "\"";
                                    case DIFFERS -> value + " != \"" + one + "\"";
                                    case LIKE -> value + " like \"" + one + "\"";
                                    case IN_NETWORK -> value + ".isInRange(ip(\"" + one + "\"))";
                                    case IS -> value + " == " + one;
                                    case AT_MOST -> value + " <= " + one;
                                    case BEFORE -> value + " < datetime(\"" + one + "\")";
                                    case EQUALS_PRINCIPAL_TAG ->
                                            value
                                                    + " == context[\"aws:PrincipalTag/"
                                                    + tag(clause.key())
                                                    + "\"]";
                                    case ANY_OF -> value + ".contains(\"" + one + "\")";
                                })
                        .collect(
                                Collectors.joining(
                                        clause.test() == Test.DIFFERS ? " && " : " || ", "(", ")"));
        return clause.test() == Test.DIFFERS
                ? "(!(" + has + ") || " + any + ")"
                : "(" + has + " && " + any + ")";
    }

    /// The conditions as an expression of jCasbin's language.
    String inCasbin() {
        return clauses.isEmpty()
                ? "true"
                : clauses.stream().map(Rule::inCasbin).collect(Collectors.joining(" && "));
    }

    private static String inCasbin(Clause clause) {
        String value = "r.ctx." + nameInCasbin(clause.key());
        String any =
                clause.values().stream()
                        .filter(one -> clause.test() != Test.IN_NETWORK || one.indexOf(':') < 0)
                        .map(one ->
                                switch (clause.test()) {
                                    case EQUALS, IS -> value + " == '" + one + "'";
                                    case DIFFERS -> value + " != '" + one + "'";
                                    case LIKE -> "regexMatch(" + value + ", '" + regex(one) + "')";
                                    case IN_NETWORK -> "ipMatch(" + value + ", '" + one + "')";
                                    case AT_MOST -> "long(" + value + ") <= " + one;
                                    case BEFORE -> value + " < '" + one + "'";
                                    case EQUALS_PRINCIPAL_TAG ->
                                            value
                                                    + " == r.ctx."
                                                    + nameInCasbin(
                                                            "aws:PrincipalTag/"
                                                                    + tag(clause.key()));
                                    case ANY_OF -> "include(" + value + ", '" + one + "')";
                                })
                        .collect(
                                Collectors.joining(
                                        clause.test() == Test.DIFFERS ? " && " : " || ", "(", ")"));
        return clause.test() == Test.DIFFERS
                ? "(" + value + " == nil || " + any + ")"
                : "(" + value + " != nil && " + any + ")";
    }

    /// A condition key as jCasbin can name it.
    static String nameInCasbin(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }

    /// A pattern with stars as a regular expression of the whole text.
    static String regex(String pattern) {
        return Arrays.stream(pattern.split("\\*", -1))
                .map(text -> text.replaceAll("[^A-Za-z0-9]", "[$0]"))
                .collect(Collectors.joining(".*", "^", "$"));
    }

    static String tag(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static String array(List<String> values) {
        return values.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
    }
}
