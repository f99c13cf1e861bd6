package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.WildcardPattern;
import java.util.Optional;

/// A value of a policy after its variables were replaced. Text that came from a variable is
/// literal: a `*` in it stands for itself.
public record PatternText(String text) {
    /// Stands for a literal `*` and `?` until the pattern is matched.
    private static final char LITERAL_STAR = '\uE010';

    private static final char LITERAL_MARK = '\uE011';

    /// Text whose stars and question marks stand for themselves.
    static String literal(String value) {
        return value.replace('*', LITERAL_STAR).replace('?', LITERAL_MARK);
    }

    /// The text for operators that know no wildcards.
    String plain() {
        return text.replace(LITERAL_STAR, '*').replace(LITERAL_MARK, '?');
    }

    public boolean matches(String value) {
        // Both sides spell a plain star alike; a pattern's own wildcards still match it.
        return WildcardPattern.of(text).matches(literal(value));
    }

    Optional<PatternText[]> splitAtColons(int parts) {
        String[] split = text.split(":", parts);
        if (split.length < parts) {
            return Optional.empty();
        }
        var texts = new PatternText[parts];
        for (int i = 0; i < parts; i++) {
            texts[i] = new PatternText(split[i]);
        }
        return Optional.of(texts);
    }
}
