package dev.gatehouse.policy.condition;

/// A compiled condition.
public interface ConditionTest {
    /// Whether it holds in a request.
    boolean holds(ContextKeys request);
}
