package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ConditionOperator;
import java.util.List;
import java.util.stream.Collectors;

/// A condition as a sentence, such as "`aws:SourceIp` is in `10.0.0.0/8`".
final class ConditionWords {
    private static final int MOST_VALUES = 6;
    private static final int LONGEST_VALUE = 120;

    private final String key;
    private final String operator;
    private final ConditionOperator whole;
    private final List<String> values;

    private ConditionWords(Condition condition) {
        this.key = "`" + condition.key() + "`";
        this.whole = condition.operator();
        this.operator = plainName(whole);
        this.values = condition.values();
    }

    /// What it asks for.
    static String of(Condition condition) {
        var words = new ConditionWords(condition);
        return condition.operator().name().endsWith("Null")
                ? words.presence(true)
                : words.holding();
    }

    /// What is the case where it does not hold.
    static String contrary(Condition condition) {
        var words = new ConditionWords(condition);
        return condition.operator().name().endsWith("Null")
                ? words.presence(false)
                : words.failing();
    }

    private String holding() {
        String is = phrase(!whole.negated());
        boolean orAbsent = whole.ifExists() || whole.negated();
        return switch (whole.qualifier()) {
            case NONE -> key + " " + is + (orAbsent ? ", or is absent" : "");
            case FOR_ANY_VALUE ->
                    "a value of " + key + " " + is + (whole.ifExists() ? ", or it is absent" : "");
            case FOR_ALL_VALUES -> "every value of " + key + " " + is + ", or it has none";
        };
    }

    private String failing() {
        String isNot = phrase(whole.negated());
        return switch (whole.qualifier()) {
            case NONE -> {
                if (whole.negated()) {
                    yield key + " " + isNot;
                }
                yield whole.ifExists()
                        ? key + " is present and " + isNot
                        : key + " " + isNot + ", or is absent";
            }
            case FOR_ANY_VALUE ->
                    "no value of "
                            + key
                            + " "
                            + phrase(!whole.negated())
                            + (whole.ifExists() ? ", and it is present" : "");
            case FOR_ALL_VALUES -> "some value of " + key + " " + isNot;
        };
    }

    private static String plainName(ConditionOperator operator) {
        String name = operator.name().substring(operator.name().indexOf(':') + 1);
        return operator.ifExists() ? name.substring(0, name.length() - "IfExists".length()) : name;
    }

    private String presence(boolean holds) {
        boolean absent = values.stream().anyMatch("true"::equalsIgnoreCase) == holds;
        boolean present = values.stream().anyMatch("false"::equalsIgnoreCase) == holds;
        if (absent && present) {
            return key + " is absent or present";
        }
        return key
                + (absent
                        ? " is absent"
                        : present ? " is present" : " is neither absent nor present");
    }

    private String phrase(boolean is) {
        String verb =
                switch (operator.replace("Not", "")) {
                    case "StringEqualsIgnoreCase" ->
                            is ? "is, in any letter case," : "is not, in any letter case,";
                    case "StringLike", "ArnLike", "ArnEquals" -> is ? "is like" : "is not like";
                    case "NumericLessThan" -> is ? "is less than" : "is not less than";
                    case "NumericLessThanEquals" -> is ? "is at most" : "is not at most";
                    case "NumericGreaterThan" -> is ? "is greater than" : "is not greater than";
                    case "NumericGreaterThanEquals" -> is ? "is at least" : "is not at least";
                    case "DateLessThan" -> is ? "is before" : "is not before";
                    case "DateLessThanEquals" -> is ? "is not after" : "is after";
                    case "DateGreaterThan" -> is ? "is after" : "is not after";
                    case "DateGreaterThanEquals" -> is ? "is not before" : "is before";
                    case "IpAddress" -> is ? "is in" : "is not in";
                    default -> is ? "is" : "is not";
                };
        return verb + " " + listed(is);
    }

    private String listed(boolean is) {
        if (values.isEmpty()) {
            return "any of no values";
        }
        String listed =
                values.stream()
                        .limit(MOST_VALUES)
                        .map(ConditionWords::quoted)
                        .collect(Collectors.joining(is ? " or " : " nor "));
        int more = values.size() - MOST_VALUES;
        return more > 0 ? listed + " (and " + more + " more)" : listed;
    }

    static String quoted(String value) {
        return "`" + shortened(value) + "`";
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
