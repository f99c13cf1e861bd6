package dev.gatehouse.iam.simulator;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.Position;
import dev.gatehouse.api.iam.Statement;
import dev.gatehouse.iam.policysource.SourcePolicy;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.ArrayList;
import java.util.List;

/// A policy that takes part in a simulation.
///
/// @param id what answers call it: its name, or its place in the request as `PolicyInputList.1`
/// @param source what kind of policy it is: `user`, `aws-managed`, `none` …
record SimulatedPolicy(PolicyType type, String id, String source, Policy policy) {

    /// Policies that the request brings.
    ///
    /// @param list the parameter that holds them
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if one is no policy of this type
    static List<SimulatedPolicy> given(
            String list, List<String> documents, PolicyType type, String source) {
        var policies = new ArrayList<SimulatedPolicy>();
        for (int i = 0; i < documents.size(); i++) {
            String id = list + "." + (i + 1);
            policies.add(new SimulatedPolicy(type, id, source, parse(id, documents.get(i), type)));
        }
        return policies;
    }

    /// A policy of an entity.
    static SimulatedPolicy of(SourcePolicy policy, PolicyType type) {
        return new SimulatedPolicy(
                type, policy.name(), policy.simulatedType(), policy.policy(type));
    }

    private static Policy parse(String id, String document, PolicyType type) {
        return switch (PolicyParser.validate(document, type)) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed ->
                    throw INVALID_INPUT.because("Invalid policy %s: %s", id, malformed.message());
        };
    }

    /// As the engine takes it, under a name that no other policy of the simulation has.
    NamedPolicy named(int number) {
        return new NamedPolicy(type, String.valueOf(number), policy);
    }

    /// One of its statements as answers show it: where it begins, after its opening brace, and
    /// where it ends, after its closing brace.
    ///
    /// @param place of the opening brace
    Statement shown(Place place) {
        Place end = end(place);
        return Statement.builder()
                .sourcePolicyId(id)
                .sourcePolicyType(source)
                .startPosition(position(place.line(), place.column() + 1))
                .endPosition(position(end.line(), end.column()))
                .build();
    }

    private static Position position(int line, int column) {
        return Position.builder().line(line).column(column).build();
    }

    /// What comes after the object that begins at a place. The document was parsed, so braces are
    /// balanced.
    private Place end(Place start) {
        String text = policy.text();
        int line = start.line();
        int lineStart = lineStart(line);
        int depth = 0;
        boolean quoted = false;
        for (int i = lineStart + start.column() - 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return new Place(line, i - lineStart + 2);
            }
        }
        throw new IllegalStateException("statement at " + start + " has no end");
    }

    private int lineStart(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = policy.text().indexOf('\n', start) + 1;
        }
        return start;
    }
}
