package dev.gatehouse.policy;

/// A policy as it takes part in a decision.
///
/// @param name its ARN, or the name of an inline policy
public record NamedPolicy(PolicyType type, String name, Policy policy) {}
