package dev.gatehouse.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text of a policy taken apart at its variables: `${aws:username}`, `${aws:PrincipalTag/team,
/// 'none'}`, and `${*}`, `${?}`, `${$}` for the characters themselves. What is no variable, such as
/// `${` without an end, stays text.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
///   variables</a>
public record Template(List<Piece> pieces) {
    /// A part of the text.
    public sealed interface Piece {}

    /// Text in which wildcards are wildcards.
    public record Plain(String text) implements Piece {}

    /// Text that stands for itself.
    public record Literal(String text) implements Piece {}

    /// A variable.
    ///
    /// @param key in lower case
    /// @param fallback the text that stands for a key that the request lacks
    public record Variable(String key, Optional<String> fallback) implements Piece {
        /// The text in a request; null if there is none, which equals nothing.
        @Nullable String in(VariableValues values) {
            String value = values.singleValue(key);
            if (value != null) {
                return value;
            }
            return fallback.isPresent() && !values.hasKey(key) ? fallback.get() : null;
        }
    }

    public Template {
        pieces = List.copyOf(pieces);
    }

    /// Takes a text apart.
    ///
    /// @param variables whether the policy's version has variables; else all of it is plain
    public static Template of(String text, boolean variables) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        int open = variables ? text.indexOf("${") : -1;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            Optional<Piece> piece = piece(text.substring(open + 2, close));
            if (piece.isPresent()) {
                addPlain(pieces, text.substring(from, open));
                pieces.add(piece.get());
                from = close + 1;
                open = text.indexOf("${", from);
            } else {
                open = text.indexOf("${", open + 2);
            }
        }
        addPlain(pieces, text.substring(from));
        return new Template(pieces);
    }

    /// Whether any piece depends on the request.
    public boolean hasVariables() {
        return pieces.stream().anyMatch(Variable.class::isInstance);
    }

    /// The text of one without variables.
    public String text() {
        var text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Plain plain -> plain.text();
                        case Literal literal -> literal.text();
                        case Variable variable ->
                                throw new IllegalStateException(variable.key() + " is a variable");
                    });
        }
        return text.toString();
    }

    private static void addPlain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Plain(text));
        }
    }

    private static Optional<Piece> piece(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return Optional.of(new Literal(inside));
        }
        int comma = inside.indexOf(',');
        String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (comma < 0) {
            return Optional.of(new Variable(KeyNames.lower(key), Optional.empty()));
        }
        String fallback = inside.substring(comma + 1).strip();
        boolean quoted =
                fallback.length() >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
        return quoted
                ? Optional.of(
                        new Variable(
                                KeyNames.lower(key),
                                Optional.of(fallback.substring(1, fallback.length() - 1))))
                : Optional.empty();
    }
}
