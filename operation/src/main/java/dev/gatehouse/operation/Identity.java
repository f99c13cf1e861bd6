package dev.gatehouse.operation;

import dev.gatehouse.policy.NamedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an IAM user or role brings to a decision.
///
/// @param id the unique id (`AIDA…`, `AROA…`)
/// @param policies all identity-based policies: inline, attached, and those of its groups
public record Identity(
        String arn,
        String id,
        List<NamedPolicy> policies,
        Optional<NamedPolicy> boundary,
        Map<String, String> tags) {
    public Identity {
        policies = List.copyOf(policies);
        tags = Map.copyOf(tags);
    }
}
