package dev.gatehouse.cli.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A key or password that is old, or that nobody has used for long.
///
/// @param accessKeyId empty for a password, and for the keys of root, which cannot be listed
/// @param created when the key was made or the password was set
record StaleCredential(
        Kind kind,
        String userName,
        Optional<String> accessKeyId,
        Instant created,
        Optional<Instant> lastUsed,
        Instant now) {
    enum Kind {
        KEY("key"),
        PASSWORD("password");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// What makes a credential stale.
    ///
    /// @param unusedFor days since the last use, or since it was made if there was none
    /// @param olderThan days since it was made
    record Limits(OptionalInt unusedFor, OptionalInt olderThan) {
        boolean areExceededBy(StaleCredential credential) {
            return exceeds(
                            credential.lastUsed().orElse(credential.created()),
                            unusedFor,
                            credential)
                    || exceeds(credential.created(), olderThan, credential);
        }

        private static boolean exceeds(
                Instant since, OptionalInt days, StaleCredential credential) {
            return days.isPresent()
                    && credential.now().isAfter(since.plus(Duration.ofDays(days.getAsInt())));
        }
    }

    /// Whether it can be deactivated: what is root's cannot.
    boolean isOfUser() {
        return !userName.equals("<root_account>");
    }

    /// As a line for people.
    String words() {
        return "%-8s  %-20s  %-20s  %d days old, %s"
                .formatted(
                        kind.word(),
                        userName,
                        accessKeyId.orElse("-"),
                        daysSince(created),
                        lastUsed.map(at -> "last used %d days ago".formatted(daysSince(at)))
                                .orElse("never used"));
    }

    private long daysSince(Instant at) {
        return Math.max(0, Duration.between(at, now).toDays());
    }

    /// As members of a JSON object.
    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("kind", kind.word());
        members.put("userName", userName);
        accessKeyId.ifPresent(id -> members.put("accessKeyId", id));
        members.put("created", created.toString());
        lastUsed.ifPresent(at -> members.put("lastUsed", at.toString()));
        return members;
    }
}
