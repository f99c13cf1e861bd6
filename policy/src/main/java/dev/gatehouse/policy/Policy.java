package dev.gatehouse.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A parsed policy document. Prints as the text it was parsed from.
///
/// @param text the document as it was sent
/// @param version `2012-10-17` or `2008-10-17`, which is also what a missing version means
public record Policy(String text, String version, Optional<String> id, List<Statement> statements) {
    public Policy {
        statements = List.copyOf(statements);
    }

    /// All principals that the policy names.
    public Stream<Principal> principals() {
        return statements.stream()
                .flatMap(statement -> statement.principals().stream())
                .flatMap(principals -> principals.values().stream());
    }

    /// This policy with principals pinned to the unique ids that their ARNs stand for.
    public Policy withPrincipalIds(Map<String, String> idsByArn) {
        return new Policy(
                text,
                version,
                id,
                statements.stream().map(statement -> pinned(statement, idsByArn)).toList());
    }

    private static Statement pinned(Statement statement, Map<String, String> ids) {
        Optional<Patterns<Principal>> principals =
                statement
                        .principals()
                        .map(patterns ->
                                new Patterns<>(
                                        patterns.negated(),
                                        patterns.values().stream()
                                                .map(principal ->
                                                        ids.containsKey(principal.value())
                                                                ? principal.pinnedTo(
                                                                        String.valueOf(
                                                                                ids.get(
                                                                                        principal
                                                                                                .value())))
                                                                : principal)
                                                .toList()));
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.effect(),
                principals,
                statement.actions(),
                statement.resources(),
                statement.conditions(),
                statement.variables(),
                statement.place());
    }

    @Override
    public String toString() {
        return text;
    }
}
