package dev.gatehouse.catalog;

import java.util.Locale;
import java.util.Optional;

/// What an action does to a resource, as AWS classifies it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">Access
///   levels in policy summaries</a>
public enum AccessLevel {
    LIST("List"),
    READ("Read"),
    WRITE("Write"),
    PERMISSIONS_MANAGEMENT("Permissions management"),
    TAGGING("Tagging");

    private final String words;

    AccessLevel(String words) {
        this.words = words;
    }

    /// As AWS writes it.
    public String words() {
        return words;
    }

    /// The level of this name in any letter case; `permissions` is enough for the longest.
    public static Optional<AccessLevel> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        for (AccessLevel level : values()) {
            if (level.words.toLowerCase(Locale.ROOT).equals(lower)) {
                return Optional.of(level);
            }
        }
        return lower.equals("permissions") ? Optional.of(PERMISSIONS_MANAGEMENT) : Optional.empty();
    }

    static AccessLevel ofLetter(String letter) {
        return switch (letter) {
            case "L" -> LIST;
            case "R" -> READ;
            case "W" -> WRITE;
            case "P" -> PERMISSIONS_MANAGEMENT;
            case "T" -> TAGGING;
            default -> throw new IllegalStateException("no access level has the letter " + letter);
        };
    }
}
