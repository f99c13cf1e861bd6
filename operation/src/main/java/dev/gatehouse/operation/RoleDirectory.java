package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The roles of an account, for those who hand out their credentials. IAM keeps them.
public interface RoleDirectory {
    /// The role of this name, in whatever letter case.
    Optional<Entry> findByName(Account account, View view, String name);

    /// A role: its own ARN with its path, its unique id (`AROA…`), and who may assume it for how
    /// long. The trust policy has its principals pinned to unique ids.
    record Entry(
            String arn,
            String id,
            String name,
            Policy trustPolicy,
            Duration maxSessionDuration,
            Map<String, String> tags) {}
}
