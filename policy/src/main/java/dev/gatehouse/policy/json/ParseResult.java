package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Policy;
import java.util.List;

/// A policy, or everything that keeps a text from being one.
public sealed interface ParseResult {
    /// The text is a policy.
    record Parsed(Policy policy) implements ParseResult {}

    /// The text is no policy; the problems stand in the order of the text.
    record Malformed(List<Problem> problems) implements ParseResult {}
}
