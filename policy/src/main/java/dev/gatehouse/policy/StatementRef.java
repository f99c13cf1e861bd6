package dev.gatehouse.policy;

import java.util.Optional;

/// Points to the statement that determined a decision.
public record StatementRef(
        PolicyType type, String policy, int index, Optional<String> sid, Place place) {
    static StatementRef of(NamedPolicy policy, Statement statement) {
        return new StatementRef(
                policy.type(),
                policy.name(),
                statement.index(),
                statement.sid(),
                statement.place());
    }
}
