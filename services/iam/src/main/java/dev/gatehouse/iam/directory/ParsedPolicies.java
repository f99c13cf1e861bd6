package dev.gatehouse.iam.directory;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The parsed forms of stored documents, so that a decision does not parse again. One can serve all
/// accounts. Thread-safe.
public final class ParsedPolicies {
    private static final int MAX_ENTRIES = 10_000;

    private final Map<Document, Policy> parsed = new ConcurrentHashMap<>();

    /// The policy that a stored document says.
    ///
    /// @throws IllegalStateException if it is none. Leaving it out could drop a `Deny`.
    Policy get(String text, PolicyType type) {
        var document = new Document(text, type);
        Policy known = parsed.get(document);
        if (known != null) {
            return known;
        }
        Policy policy = parse(document);
        if (parsed.size() >= MAX_ENTRIES) {
            parsed.clear();
        }
        parsed.put(document, policy);
        return policy;
    }

    private static Policy parse(Document document) {
        return switch (PolicyParser.parse(document.text(), document.type())) {
            case ParseResult.Parsed result -> result.policy();
            case ParseResult.Malformed malformed ->
                    throw new IllegalStateException(
                            "a stored "
                                    + document.type().words()
                                    + " does not parse: "
                                    + malformed.first());
        };
    }

    private record Document(String text, PolicyType type) {}
}
