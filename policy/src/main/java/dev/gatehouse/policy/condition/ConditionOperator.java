package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.condition.Comparison.Expected;
import dev.gatehouse.policy.condition.Comparison.ExpectedText;
import dev.gatehouse.policy.condition.Comparison.Order;
import dev.gatehouse.policy.pattern.KeyNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A condition operator with what stands before and after its name: `ForAnyValue:StringLike`,
/// `BoolIfExists`. Names are spelled as AWS documents them; others are no operators.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///   operators</a>
@SuppressWarnings("exports") // What it compares with is not for users.
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
        pair(table, "NumericEquals", "NumericNotEquals", Comparison.numeric(Order.EQUAL), false);
        pair(table, "DateEquals", "DateNotEquals", Comparison.date(Order.EQUAL), false);
        pair(table, "IpAddress", "NotIpAddress", Comparison.ipAddress(), false);
        table.put("NumericLessThan", new Base(Comparison.numeric(Order.LESS), false, false));
        table.put(
                "NumericLessThanEquals",
                new Base(Comparison.numeric(Order.LESS_OR_EQUAL), false, false));
        table.put("NumericGreaterThan", new Base(Comparison.numeric(Order.GREATER), false, false));
        table.put(
                "NumericGreaterThanEquals",
                new Base(Comparison.numeric(Order.GREATER_OR_EQUAL), false, false));
        table.put("DateLessThan", new Base(Comparison.date(Order.LESS), false, false));
        table.put(
                "DateLessThanEquals", new Base(Comparison.date(Order.LESS_OR_EQUAL), false, false));
        table.put("DateGreaterThan", new Base(Comparison.date(Order.GREATER), false, false));
        table.put(
                "DateGreaterThanEquals",
                new Base(Comparison.date(Order.GREATER_OR_EQUAL), false, false));
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

    /// Whether it holds where its positive form does not.
    public boolean negated() {
        return base.negated();
    }

    /// Makes a condition ready to be tested.
    ///
    /// @param key of the request, in any letter case
    /// @param values of the policy
    /// @param variables whether the policy's version has variables
    public ConditionTest compile(String key, List<String> values, boolean variables) {
        String name = KeyNames.lower(key);
        Comparison comparison = base.comparison();
        if (comparison == null) {
            return request -> testNull(values, request.values(name));
        }
        Expected expected = comparison.expect(values, variables && base.variables());
        boolean whenMissing = whenMissing();
        boolean negated = base.negated();
        return switch (qualifier) {
            case NONE ->
                    expected instanceof ExpectedText text
                            ? new OneText(name, text, negated, whenMissing)
                            : new OneValue(name, expected, negated, whenMissing);
            case FOR_ALL_VALUES ->
                    request -> {
                        ContextValues actual = request.values(name);
                        for (int i = 0; i < actual.count() && !actual.isNull(); i++) {
                            if (!holds(expected.test(actual.at(i), request), negated)) {
                                return false;
                            }
                        }
                        return true;
                    };
            case FOR_ANY_VALUE ->
                    request -> {
                        ContextValues actual = request.values(name);
                        if (actual.isAbsent()) {
                            return whenMissing;
                        }
                        for (int i = 0; i < actual.count() && !actual.isNull(); i++) {
                            if (holds(expected.test(actual.at(i), request), negated)) {
                                return true;
                            }
                        }
                        return false;
                    };
        };
    }

    /// The same as [OneValue] of what is compared as text: it looks at no more than that.
    private record OneText(String key, ExpectedText expected, boolean negated, boolean whenMissing)
            implements ConditionTest {
        @Override
        public boolean holds(ContextKeys request) {
            String text = request.singleValue(key);
            return text == null
                    ? whenMissing && request.values(key).isAbsent()
                    : ConditionOperator.holds(expected.testText(text, request), negated);
        }
    }

    /// A condition without qualifier: of a list, even of one value, it does not hold.
    private record OneValue(String key, Expected expected, boolean negated, boolean whenMissing)
            implements ConditionTest {
        @Override
        public boolean holds(ContextKeys request) {
            ContextValues actual = request.values(key);
            ContextValue one = actual.one();
            return one == null
                    ? actual.isAbsent() && whenMissing
                    : ConditionOperator.holds(expected.test(one, request), negated);
        }
    }

    private static boolean holds(Comparison.Outcome outcome, boolean negated) {
        return switch (outcome) {
            case MATCHES -> !negated;
            case DIFFERS -> negated;
            case UNREADABLE -> false;
        };
    }

    private boolean whenMissing() {
        return ifExists
                || switch (qualifier) {
                    case NONE -> base.negated();
                    case FOR_ALL_VALUES -> true;
                    case FOR_ANY_VALUE -> false;
                };
    }

    private boolean testNull(List<String> expected, ContextValues actual) {
        if (qualifier != SetQualifier.NONE && actual.isNull()) {
            return qualifier == SetQualifier.FOR_ALL_VALUES;
        }
        for (String value : expected) {
            if (value.equalsIgnoreCase(actual.isNull() ? "true" : "false")) {
                return true;
            }
        }
        return false;
    }
}
