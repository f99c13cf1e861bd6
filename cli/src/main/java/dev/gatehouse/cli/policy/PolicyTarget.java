package dev.gatehouse.cli.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a policy belongs to: a user, a group or a role as its inline policy, or the account as a
/// managed policy.
sealed interface PolicyTarget {
    /// Reads `user/alice`, `group/x`, `role/y` or `managed`.
    ///
    /// @throws IllegalArgumentException if it is none of these
    static PolicyTarget parse(String text) {
        if (text.equals("managed")) {
            return new Managed();
        }
        int slash = text.indexOf('/');
        Optional<Holder> holder =
                slash < 0 ? Optional.empty() : Holder.find(text.substring(0, slash));
        String name = text.substring(slash + 1);
        if (holder.isEmpty() || name.isEmpty() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "a policy belongs to user/NAME, group/NAME, role/NAME or is managed, not `"
                            + text
                            + "`");
        }
        return new Inline(holder.get(), name);
    }

    /// A managed policy.
    record Managed() implements PolicyTarget {}

    /// An inline policy.
    ///
    /// @param name of the user, group or role
    record Inline(Holder holder, String name) implements PolicyTarget {
        /// The parameters of a call about the policy.
        Map<String, String> parameters(String policyName) {
            var parameters = new TreeMap<String, String>();
            parameters.put(holder.word + "Name", name);
            parameters.put("PolicyName", policyName);
            return parameters;
        }
    }

    /// Who can have inline policies.
    enum Holder {
        USER("User"),
        GROUP("Group"),
        ROLE("Role");

        private final String word;

        Holder(String word) {
            this.word = word;
        }

        private static Optional<Holder> find(String text) {
            for (Holder holder : values()) {
                if (holder.word.equalsIgnoreCase(text)) {
                    return Optional.of(holder);
                }
            }
            return Optional.empty();
        }

        /// As it stands in the names of operations.
        String word() {
            return word;
        }
    }
}
