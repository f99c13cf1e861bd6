package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.RequestPrincipal;

/// Somebody who may make requests, with what is known of it.
///
/// @param kind `root`, `user`, `role`, `session`, `service`, `provider`, `account` or `everyone`
/// @param name its ARN or name
/// @param policies those that hang on it; a resource's own policy comes with the question
public record AccountPrincipal(
        String kind,
        String name,
        RequestPrincipal principal,
        KnownKeys keys,
        KnownPolicies policies) {}
