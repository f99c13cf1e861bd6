package dev.gatehouse.policy.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that someone probably meant.
final class Spelling {
    /// Longer words are not compared: none that is known is as long.
    private static final int MAX_LENGTH = 64;

    private Spelling() {}

    /// ``did you mean `Action`?`` for the known word that differs least, if it differs little.
    static Optional<String> hint(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int most = Math.max(1, Math.min(2, word.length() / 3));
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(
                        Comparator.comparingInt((String candidate) -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()))
                .map(nearest -> "did you mean `" + nearest + "`?");
    }

    /// How many letters must be added, removed or replaced, whatever their case.
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
