package dev.gatehouse.policy;

/// Matches a pattern from a policy against a value. `*` stands for any text, also empty; `?` for
/// one character. Takes time proportional to the product of both lengths at worst and no memory.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource
///   element</a>
public final class WildcardPattern {
    /// Stands in a pattern for `*` that any text matches. A private-use character, so that text
    /// which was substituted for a variable keeps its stars as plain characters.
    private static final char ANY = '\uE000';

    private static final char ONE = '\uE001';

    private final String tokens;
    private final boolean ignoringCase;

    private WildcardPattern(String tokens, boolean ignoringCase) {
        this.tokens = tokens;
        this.ignoringCase = ignoringCase;
    }

    /// A pattern in which letter case matters.
    public static WildcardPattern of(String pattern) {
        return new WildcardPattern(tokens(pattern), false);
    }

    /// A pattern for which `A` and `a` are the same.
    public static WildcardPattern ignoringCase(String pattern) {
        return new WildcardPattern(tokens(pattern), true);
    }

    public boolean matches(String value) {
        int token = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < value.length()) {
            char next = token < tokens.length() ? tokens.charAt(token) : 0;
            if (next == ANY && token < tokens.length()) {
                star = token++;
                resume = at;
            } else if (token < tokens.length() && (next == ONE || same(next, value.charAt(at)))) {
                token++;
                at++;
            } else if (star >= 0) {
                token = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (token < tokens.length() && tokens.charAt(token) == ANY) {
            token++;
        }
        return token == tokens.length();
    }

    private boolean same(char token, char actual) {
        return token == actual
                || (ignoringCase && Character.toLowerCase(token) == Character.toLowerCase(actual));
    }

    private static String tokens(String pattern) {
        return pattern.replace('*', ANY).replace('?', ONE);
    }
}
