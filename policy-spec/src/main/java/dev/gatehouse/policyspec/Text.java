package dev.gatehouse.policyspec;

import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A text of a policy, one [Sign] for each character, after its variables were replaced.
record Text(List<Sign> signs) {
    /// A character.
    ///
    /// @param wild whether it is a wildcard
    /// @param crossing whether, as a star, it may stand for colons
    record Sign(char character, boolean wild, boolean crossing) {}

    /// The text as it stands, with wildcards.
    static Text pattern(String text) {
        var signs = new ArrayList<Sign>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            signs.add(new Sign(c, c == '*' || c == '?', true));
        }
        return new Text(signs);
    }

    /// The text with its variables replaced; empty if one has no value.
    static Optional<Text> replaced(String text, boolean variables, RequestContext request) {
        if (!variables) {
            return Optional.of(pattern(text));
        }
        var signs = new ArrayList<Sign>();
        int at = 0;
        while (at < text.length()) {
            int close = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
            if (close < 0 || !isVariable(text.substring(at + 2, close))) {
                signs.addAll(pattern(text.substring(at, at + 1)).signs());
                at++;
                continue;
            }
            Optional<String> value = value(text.substring(at + 2, close), request);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < value.get().length(); i++) {
                signs.add(new Sign(value.get().charAt(i), false, true));
            }
            at = close + 1;
        }
        return Optional.of(new Text(signs));
    }

    /// The value of a `Resource` element: only what stands after the fifth colon has variables, and
    /// before it wildcards stay in their segment, save a star at its end.
    static Optional<Text> resource(String text, boolean variables, RequestContext request) {
        if (!text.contains(":")) {
            return Optional.of(pattern(text));
        }
        var segments = new ArrayList<>(List.of(text.split(":", 6)));
        while (segments.size() < 6) {
            segments.add("*");
        }
        var signs = new ArrayList<Sign>();
        for (String segment : segments.subList(0, 5)) {
            String lower = segment.toLowerCase(Locale.ROOT);
            for (int i = 0; i < lower.length(); i++) {
                char c = lower.charAt(i);
                boolean crossing = c == '*' && i == lower.length() - 1;
                signs.add(new Sign(c, c == '*' || c == '?', crossing));
            }
            signs.add(new Sign(':', false, true));
        }
        return replaced(segments.get(5), variables, request)
                .map(last -> {
                    signs.addAll(last.signs());
                    return new Text(signs);
                });
    }

    /// Whether the text equals a value; wildcards are plain characters.
    boolean is(String value) {
        return plain().equals(value);
    }

    String plain() {
        var plain = new StringBuilder();
        signs.forEach(sign -> plain.append(sign.character()));
        return plain.toString();
    }

    /// Whether a value matches the text as a pattern.
    boolean matches(String value) {
        boolean[][] matches = new boolean[signs.size() + 1][value.length() + 1];
        for (int sign = signs.size(); sign >= 0; sign--) {
            for (int at = value.length(); at >= 0; at--) {
                matches[sign][at] = matches(matches, sign, value, at);
            }
        }
        return matches[0][0];
    }

    private boolean matches(boolean[][] rest, int index, String value, int at) {
        boolean ended = at == value.length();
        if (index == signs.size()) {
            return ended;
        }
        Sign sign = signs.get(index);
        boolean allowed = !ended && (sign.crossing() || value.charAt(at) != ':');
        if (!sign.wild()) {
            return !ended && sign.character() == value.charAt(at) && rest[index + 1][at + 1];
        }
        if (sign.character() == '?') {
            return allowed && rest[index + 1][at + 1];
        }
        return rest[index + 1][at] || (allowed && rest[index][at + 1]);
    }

    /// The six parts of an ARN; empty if there are fewer.
    Optional<List<Text>> parts() {
        var parts = new ArrayList<Text>();
        var part = new ArrayList<Sign>();
        for (Sign sign : signs) {
            if (sign.character() == ':' && parts.size() < 5) {
                parts.add(new Text(part));
                part = new ArrayList<>();
            } else {
                part.add(sign);
            }
        }
        parts.add(new Text(part));
        return parts.size() == 6 ? Optional.of(parts) : Optional.empty();
    }

    private static boolean isVariable(String inside) {
        int comma = inside.indexOf(',');
        String fallback = comma < 0 ? "''" : inside.substring(comma + 1).strip();
        String key = comma < 0 ? inside : inside.substring(0, comma);
        return !key.isBlank()
                && fallback.length() >= 2
                && fallback.startsWith("'")
                && fallback.endsWith("'");
    }

    private static Optional<String> value(String inside, RequestContext request) {
        if (List.of("*", "?", "$").contains(inside)) {
            return Optional.of(inside);
        }
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma);
        Optional<ContextValues> values = request.find(key.strip());
        if (values.isPresent()) {
            return values.get().multivalued()
                    ? Optional.empty()
                    : Optional.of(values.get().values().getFirst());
        }
        if (comma < 0) {
            return Optional.empty();
        }
        String fallback = inside.substring(comma + 1).strip();
        return Optional.of(fallback.substring(1, fallback.length() - 1));
    }
}
