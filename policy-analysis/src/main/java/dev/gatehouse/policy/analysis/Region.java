package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import dev.gatehouse.policy.pattern.Template.Literal;
import dev.gatehouse.policy.pattern.Template.Piece;
import dev.gatehouse.policy.pattern.Template.Plain;
import dev.gatehouse.policy.pattern.Template.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The texts that a pattern of a question matches.
///
/// Whether a pattern of a policy matches all of them is found by matching examples: a star becomes
/// a character that no policy writes, which only a star of the policy can match, and that star
/// matches any other text too. Where the policy has `?`, stars become runs of that character of
/// every length up to one more than there are of `?`.
final class Region {
    private static final char FRESH = '\uE0FE';
    private static final int STAR = -1;
    private static final int ONE = -2;
    private static final int MOST_EXAMPLES = 512;
    private static final int SEGMENTS = 6;

    private final String pattern;
    private final boolean wildcards;
    private final int[] tokens;

    private Region(String pattern, boolean wildcards, String compared) {
        this.pattern = pattern;
        this.wildcards = wildcards && (pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0);
        this.tokens = tokens(compared, this.wildcards);
    }

    static Region ofActions(String pattern) {
        return new Region(pattern, true, pattern.toLowerCase(Locale.ROOT));
    }

    static Region ofResources(String pattern) {
        return new Region(pattern, true, Glob.lowerSegments(pattern));
    }

    static Region ofOne(String text) {
        return new Region(text, false, Glob.lowerSegments(text));
    }

    /// Whether it holds one text only.
    boolean isSingle() {
        return !wildcards;
    }

    /// Texts such that who matches all of them by patterns with this many `?` matches the whole
    /// region; empty if that would take too many.
    Optional<List<String>> examples(int questionMarks) {
        if (!wildcards) {
            return Optional.of(List.of(pattern));
        }
        List<String> examples = List.of("");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            var longer = new ArrayList<String>();
            for (String example : examples) {
                if (c == '*' && questionMarks > 0) {
                    for (int length = 0; length <= questionMarks + 1; length++) {
                        longer.add(example + String.valueOf(FRESH).repeat(length));
                    }
                } else {
                    longer.add(example + (c == '*' || c == '?' ? FRESH : c));
                }
            }
            if (longer.size() > MOST_EXAMPLES) {
                return Optional.empty();
            }
            examples = longer;
        }
        return Optional.of(examples);
    }

    /// Whether it may share a text with an action pattern. May say so where there is none.
    boolean meetsAction(String other) {
        return meet(tokens, tokens(other.toLowerCase(Locale.ROOT), true));
    }

    /// Whether it may share a text with a value of the `Resource` element. May say so where there
    /// is none: wildcards of a segment are taken to run past colons.
    boolean meetsResource(String other, boolean variables, KnownKeys keys) {
        Optional<int[]> tokens = resourceTokens(other, variables, keys);
        return tokens.isPresent() && meet(this.tokens, tokens.get());
    }

    /// Empty if a variable has no value, so that the pattern matches nothing.
    private static Optional<int[]> resourceTokens(
            String pattern, boolean variables, KnownKeys keys) {
        String full = Glob.isShort(pattern) ? pattern + ":*" : pattern;
        var tokens = new ArrayList<Integer>();
        int colons = 0;
        for (Piece piece : Template.of(Glob.lowerSegments(full), variables).pieces()) {
            switch (piece) {
                case Plain plain -> {
                    add(tokens, plain.text(), true);
                    colons += (int) plain.text().chars().filter(c -> c == ':').count();
                }
                case Literal literal -> add(tokens, literal.text(), false);
                case Variable variable -> {
                    boolean inResource = colons >= SEGMENTS - 1;
                    if (!inResource || !keys.isKnown(variable.key())) {
                        tokens.add(STAR);
                    } else {
                        Optional<String> value = value(variable, keys);
                        if (value.isEmpty()) {
                            return Optional.empty();
                        }
                        add(tokens, value.get(), false);
                    }
                }
            }
        }
        return Optional.of(tokens.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Optional<String> value(Variable variable, KnownKeys keys) {
        return keys.find(variable.key())
                .map(values -> Optional.ofNullable(values.singleText()))
                .orElse(variable.fallback());
    }

    private static int[] tokens(String text, boolean wildcards) {
        var tokens = new ArrayList<Integer>();
        add(tokens, text, wildcards);
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void add(List<Integer> tokens, String text, boolean wildcards) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            tokens.add(wildcards && c == '*' ? STAR : wildcards && c == '?' ? ONE : (int) c);
        }
    }

    /// Whether some text matches both. Works through the product of both patterns.
    private static boolean meet(int[] left, int[] right) {
        boolean[] row = new boolean[right.length + 1];
        row[0] = true;
        for (int j = 0; j < right.length && right[j] == STAR; j++) {
            row[j + 1] = true;
        }
        for (int one : left) {
            boolean[] next = new boolean[right.length + 1];
            next[0] = row[0] && one == STAR;
            for (int j = 0; j < right.length; j++) {
                int other = right[j];
                // A star takes nothing, or what the other pattern has next.
                boolean star = one == STAR || other == STAR;
                boolean fits = one == ONE || other == ONE || one == other;
                next[j + 1] = star ? (row[j + 1] || next[j]) : (row[j] && fits);
            }
            row = next;
        }
        return row[right.length];
    }
}
