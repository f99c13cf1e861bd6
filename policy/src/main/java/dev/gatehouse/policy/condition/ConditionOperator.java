package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.condition.Comparison.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A condition operator with what stands before and after its name: `ForAnyValue:StringLike`,
/// `BoolIfExists`. Names are spelled as AWS documents them; others are no operators.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///   operators</a>
public record ConditionOperator(String name, SetQualifier qualifier, Base base, boolean ifExists) {
    /// How the values of a request are taken together.
    public enum SetQualifier {
        NONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    /// An operator without qualifier and suffix.
    ///
    /// @param comparison absent for `Null`, which compares nothing
    /// @param variables whether values may hold policy variables
    record Base(@Nullable Comparison comparison, boolean negated, boolean variables) {}

    private static final Map<String, Base> OPERATORS = operators();

    private static Map<String, Base> operators() {
        var table = new TreeMap<String, Base>();
        pair(table, "StringEquals", "StringNotEquals", Comparison.string(), true);
        pair(
                table,
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                Comparison.stringIgnoringCase(),
                true);
        pair(table, "StringLike", "StringNotLike", Comparison.stringLike(), true);
        pair(table, "ArnEquals", "ArnNotEquals", Comparison.arn(), true);
        pair(table, "ArnLike", "ArnNotLike", Comparison.arn(), true);
        pair(
                table,
                "NumericEquals",
                "NumericNotEquals",
                Comparison.numeric(order -> order == 0),
                false);
        pair(table, "DateEquals", "DateNotEquals", Comparison.date(order -> order == 0), false);
        pair(table, "IpAddress", "NotIpAddress", Comparison.ipAddress(), false);
        table.put(
                "NumericLessThan", new Base(Comparison.numeric(order -> order < 0), false, false));
        table.put(
                "NumericLessThanEquals",
                new Base(Comparison.numeric(order -> order <= 0), false, false));
        table.put(
                "NumericGreaterThan",
                new Base(Comparison.numeric(order -> order > 0), false, false));
        table.put(
                "NumericGreaterThanEquals",
                new Base(Comparison.numeric(order -> order >= 0), false, false));
        table.put("DateLessThan", new Base(Comparison.date(order -> order < 0), false, false));
        table.put(
                "DateLessThanEquals", new Base(Comparison.date(order -> order <= 0), false, false));
        table.put("DateGreaterThan", new Base(Comparison.date(order -> order > 0), false, false));
        table.put(
                "DateGreaterThanEquals",
                new Base(Comparison.date(order -> order >= 0), false, false));
        table.put("Bool", new Base(Comparison.bool(), false, true));
        table.put("BinaryEquals", new Base(Comparison.binary(), false, false));
        table.put("Null", new Base(null, false, false));
        return table;
    }

    private static void pair(
            Map<String, Base> table, String is, String isNot, Comparison by, boolean variables) {
        table.put(is, new Base(by, false, variables));
        table.put(isNot, new Base(by, true, variables));
    }

    /// The operator of this name, empty if there is none.
    public static Optional<ConditionOperator> find(String name) {
        SetQualifier qualifier = SetQualifier.NONE;
        String rest = name;
        if (name.startsWith("ForAllValues:")) {
            qualifier = SetQualifier.FOR_ALL_VALUES;
            rest = name.substring("ForAllValues:".length());
        } else if (name.startsWith("ForAnyValue:")) {
            qualifier = SetQualifier.FOR_ANY_VALUE;
            rest = name.substring("ForAnyValue:".length());
        }
        boolean ifExists = rest.endsWith("IfExists") && !rest.equals("NullIfExists");
        String plain = ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest;
        Base base = OPERATORS.get(plain);
        return base == null
                ? Optional.empty()
                : Optional.of(new ConditionOperator(name, qualifier, base, ifExists));
    }

    /// Whether the condition holds.
    ///
    /// @param expected the values of the policy
    /// @param actual the values of the request, empty if it lacks the key
    /// @param variables the single value of a context key; answers nothing under language version
    ///   2008-10-17
    /// @param replaceVariables whether the policy's version has variables
    public boolean test(
            List<String> expected,
            Optional<ContextValues> actual,
            Function<String, Optional<String>> variables,
            boolean replaceVariables) {
        Comparison comparison = base.comparison();
        if (comparison == null) {
            return testNull(expected, actual);
        }
        if (actual.isEmpty() || (qualifier != SetQualifier.NONE && actual.get().isNull())) {
            return testMissing(actual.isEmpty());
        }
        ContextValues values = actual.get();
        Function<String, Boolean> one =
                value -> testOne(comparison, expected, value, variables, replaceVariables);
        return switch (qualifier) {
            case NONE -> !values.multivalued() && one.apply(values.values().get(0));
            case FOR_ALL_VALUES -> values.values().stream().allMatch(one::apply);
            case FOR_ANY_VALUE -> values.values().stream().anyMatch(one::apply);
        };
    }

    private boolean testMissing(boolean absent) {
        if (ifExists && absent) {
            return true;
        }
        return switch (qualifier) {
            case NONE -> base.negated();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
        };
    }

    private boolean testNull(List<String> expected, Optional<ContextValues> actual) {
        boolean isNull = actual.isEmpty() || actual.get().isNull();
        if (qualifier != SetQualifier.NONE && isNull) {
            return qualifier == SetQualifier.FOR_ALL_VALUES;
        }
        return expected.stream()
                .anyMatch(value -> value.equalsIgnoreCase(Boolean.toString(isNull)));
    }

    private boolean testOne(
            Comparison comparison,
            List<String> expected,
            String value,
            Function<String, Optional<String>> variables,
            boolean replaceVariables) {
        for (String text : expected) {
            Optional<PatternText> pattern =
                    base.variables() && replaceVariables
                            ? Variables.replace(text, variables)
                            : Optional.of(new PatternText(text));
            // A variable without a value is null, and nothing equals null.
            Result result =
                    pattern.isEmpty() ? Result.NO_MATCH : comparison.compare(value, pattern.get());
            if (result == Result.UNREADABLE_REQUEST) {
                return false;
            }
            if (result == Result.MATCH) {
                return !base.negated();
            }
        }
        return base.negated();
    }
}
