package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Policy;
import java.util.List;

/// A policy, or everything that keeps a text from being one.
public sealed interface ParseResult {
    /// The text is a policy.
    record Parsed(Policy policy) implements ParseResult {}

    /// The text is no policy.
    ///
    /// @param problems at least one, in the order of the text
    /// @param first the problem that AWS, which tells only one, would tell
    record Malformed(List<Problem> problems, Problem first) implements ParseResult {
        /// The one sentence with which to refuse the document: AWS's where it has one.
        public String message() {
            return first.awsMessage()
                    .orElseGet(() ->
                            first.path().words().isEmpty()
                                    ? first.message()
                                    : first.path() + ": " + first.message());
        }
    }
}
