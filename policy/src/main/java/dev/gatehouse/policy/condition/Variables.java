package dev.gatehouse.policy.condition;

import java.util.Optional;
import java.util.function.Function;

/// Replaces the variables of a text: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, and
/// `${*}`, `${?}`, `${$}` for the characters themselves. What is no variable stays as it is.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
///   variables</a>
public final class Variables {
    private Variables() {}

    /// The text with its variables replaced; empty if a variable has no single value and no
    /// default.
    ///
    /// @param find the single value of a context key
    public static Optional<PatternText> replace(
            String text, Function<String, Optional<String>> find) {
        int open = text.indexOf("${");
        if (open < 0) {
            return Optional.of(new PatternText(text));
        }
        var replaced = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            replaced.append(text, from, open);
            String inside = text.substring(open + 2, close);
            Optional<String> value = value(inside, find);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            replaced.append(inside.isEmpty() ? "${}" : PatternText.literal(value.get()));
            from = close + 1;
            open = text.indexOf("${", from);
        }
        return Optional.of(new PatternText(replaced.append(text.substring(from)).toString()));
    }

    private static Optional<String> value(String inside, Function<String, Optional<String>> find) {
        if (inside.isEmpty() || inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return Optional.of(inside);
        }
        int comma = inside.indexOf(',');
        Optional<String> value =
                find.apply((comma < 0 ? inside : inside.substring(0, comma)).strip());
        if (value.isPresent() || comma < 0) {
            return value;
        }
        String fallback = inside.substring(comma + 1).strip();
        boolean quoted =
                fallback.length() >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
        return quoted
                ? Optional.of(fallback.substring(1, fallback.length() - 1))
                : Optional.empty();
    }
}
