package dev.gatehouse.iam.directory;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
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
        return get(text, type, Collections.emptySortedMap());
    }

    /// The policy that a stored document says, its principals pinned to unique ids.
    ///
    /// @throws IllegalStateException if it is none. Leaving it out could drop a `Deny`.
    public Policy get(String text, PolicyType type, SortedMap<String, String> principals) {
        var document = new Document(text, type, principals);
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
            case ParseResult.Parsed result ->
                    document.principals().isEmpty()
                            ? result.policy()
                            : result.policy().withPrincipalIds(document.principals());
            case ParseResult.Malformed malformed ->
                    throw new IllegalStateException(
                            "a stored "
                                    + document.type().words()
                                    + " does not parse: "
                                    + malformed.first());
        };
    }

    private record Document(String text, PolicyType type, SortedMap<String, String> principals) {}
}
