package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A formula as sentences, bounded however large it is.
public final class FormulaPrinter {
    private static final int MOST_PARTS = 12;

    private FormulaPrinter() {}

    /// What all has to be the case, a line each.
    public static List<String> lines(Formula formula) {
        List<Formula> parts = formula instanceof Formula.All all ? all.parts() : List.of(formula);
        var lines = new ArrayList<String>();
        parts.stream().limit(MOST_PARTS).forEach(part -> lines.add(words(part)));
        if (parts.size() > MOST_PARTS) {
            lines.add((parts.size() - MOST_PARTS) + " more conditions");
        }
        return List.copyOf(lines);
    }

    /// The whole as one sentence.
    public static String words(Formula formula) {
        return switch (formula) {
            case Formula.Given given -> given.words();
            case Formula.Unknown unknown -> words(unknown);
            case Formula.All all -> all.parts().isEmpty() ? "always" : joined(all.parts(), " and ");
            case Formula.Any any -> any.parts().isEmpty() ? "never" : joined(any.parts(), " or ");
        };
    }

    private static String words(Formula.Unknown unknown) {
        String verb = unknown.effect() == Effect.ALLOW ? "allow" : "deny";
        return unknown.what() + (unknown.is() ? " " + verb + "s it" : " does not " + verb + " it");
    }

    private static String joined(List<Formula> parts, String by) {
        String first =
                parts.stream()
                        .limit(MOST_PARTS)
                        .map(part ->
                                part instanceof Formula.All || part instanceof Formula.Any
                                        ? "(" + words(part) + ")"
                                        : words(part))
                        .collect(Collectors.joining(by));
        int more = parts.size() - MOST_PARTS;
        return more > 0 ? first + by + more + " more" : first;
    }
}
