package dev.gatehouse.policy.pattern;

import dev.gatehouse.policy.pattern.Template.Literal;
import dev.gatehouse.policy.pattern.Template.Piece;
import dev.gatehouse.policy.pattern.Template.Plain;
import dev.gatehouse.policy.pattern.Template.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of an ARN operator: six parts, each compared on its own, in which a wildcard stays
/// inside its part.
public final class ArnPattern {
    private static final int PARTS = 6;

    /// Where the five colons of an ARN stand.
    public record Colons(int first, int second, int third, int fourth, int fifth) {
        /// Finds them; empty if the text is no ARN.
        public static Optional<Colons> find(String text) {
            int first = text.indexOf(':');
            int second = first < 0 ? -1 : text.indexOf(':', first + 1);
            int third = second < 0 ? -1 : text.indexOf(':', second + 1);
            int fourth = third < 0 ? -1 : text.indexOf(':', third + 1);
            int fifth = fourth < 0 ? -1 : text.indexOf(':', fourth + 1);
            return fifth < 0 || !text.startsWith("arn:")
                    ? Optional.empty()
                    : Optional.of(new Colons(first, second, third, fourth, fifth));
        }
    }

    private final Template template;
    private final boolean variable;
    private final Optional<List<Glob>> parts;

    private ArnPattern(Template template) {
        this.template = template;
        this.variable = template.hasVariables();
        this.parts = variable ? Optional.empty() : parts(template.pieces());
    }

    public static ArnPattern of(Template template) {
        return new ArnPattern(template);
    }

    /// The six parts in a request: empty if there are fewer.
    public Optional<List<Glob>> in(VariableValues values) {
        if (!variable) {
            return parts;
        }
        var pieces = new ArrayList<Piece>();
        for (Piece piece : template.pieces()) {
            if (piece instanceof Variable slot) {
                @Nullable String text = slot.in(values);
                if (text == null) {
                    return Optional.empty();
                }
                pieces.add(new Literal(text));
            } else {
                pieces.add(piece);
            }
        }
        return parts(pieces);
    }

    /// Whether a variable lacks its value, so that this equals nothing.
    public boolean isNull(VariableValues values) {
        if (variable) {
            for (Piece piece : template.pieces()) {
                if (piece instanceof Variable slot && slot.in(values) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether an ARN matches.
    public static boolean matches(
            List<Glob> parts, String arn, Colons colons, VariableValues values) {
        return parts.get(0).matches(arn, 0, colons.first(), values)
                && parts.get(1).matches(arn, colons.first() + 1, colons.second(), values)
                && parts.get(2).matches(arn, colons.second() + 1, colons.third(), values)
                && parts.get(3).matches(arn, colons.third() + 1, colons.fourth(), values)
                && parts.get(4).matches(arn, colons.fourth() + 1, colons.fifth(), values)
                && parts.get(5).matches(arn, colons.fifth() + 1, arn.length(), values);
    }

    private static Optional<List<Glob>> parts(List<Piece> pieces) {
        var parts = new ArrayList<Glob>();
        var builder = new Glob.Builder();
        for (Piece piece : pieces) {
            boolean wildcards = piece instanceof Plain;
            String rest =
                    switch (piece) {
                        case Plain plain -> plain.text();
                        case Literal literal -> literal.text();
                        case Variable ignored -> throw new IllegalStateException("not replaced");
                    };
            int colon = rest.indexOf(':');
            while (colon >= 0 && parts.size() < PARTS - 1) {
                add(builder, rest.substring(0, colon), wildcards);
                parts.add(builder.build());
                builder = new Glob.Builder();
                rest = rest.substring(colon + 1);
                colon = rest.indexOf(':');
            }
            add(builder, rest, wildcards);
        }
        parts.add(builder.build());
        return parts.size() == PARTS ? Optional.of(List.copyOf(parts)) : Optional.empty();
    }

    private static void add(Glob.Builder builder, String text, boolean wildcards) {
        if (wildcards) {
            builder.wildcards(text);
        } else {
            builder.text(text);
        }
    }
}
