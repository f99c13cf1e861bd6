package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.PatternText;
import java.util.Arrays;
import java.util.Locale;

/// Matches a value of the `Resource` element with the resource of a request.
final class ResourcePattern {
    private static final int PARTS = 6;

    private ResourcePattern() {}

    /// Part by part at the first five colons. A wildcard stays inside its part, but a `*` at the
    /// end of a part may run on over the following ones. The first five parts ignore letter case.
    static boolean matches(PatternText pattern, String resource) {
        String text = pattern.text();
        if (text.equals("*")) {
            return true;
        }
        String[] expected = text.split(":", PARTS);
        String[] actual = resource.split(":", PARTS);
        if (actual.length < PARTS) {
            return text.equals(resource);
        }
        return matches(expected, 0, actual, 0);
    }

    private static boolean matches(String[] expected, int part, String[] actual, int from) {
        if (part == expected.length - 1) {
            // The last part of the pattern takes all that is left if it may run on, or is the
            // resource itself.
            boolean last = from == PARTS - 1;
            return (last || expected[part].endsWith("*"))
                    && matchesText(expected[part], joined(actual, from, PARTS), from);
        }
        if (from >= PARTS - 1) {
            return false;
        }
        if (matchesText(expected[part], actual[from], from)
                && matches(expected, part + 1, actual, from + 1)) {
            return true;
        }
        if (expected[part].endsWith("*")) {
            for (int to = from + 2; to < PARTS; to++) {
                if (matchesText(expected[part], joined(actual, from, to), from)
                        && matches(expected, part + 1, actual, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean matchesText(String pattern, String value, int part) {
        return (part < PARTS - 1 && value.indexOf(':') < 0)
                ? new PatternText(pattern.toLowerCase(Locale.ROOT))
                        .matches(value.toLowerCase(Locale.ROOT))
                : new PatternText(pattern).matches(value);
    }

    private static String joined(String[] parts, int from, int to) {
        return String.join(":", Arrays.asList(parts).subList(from, to));
    }
}
