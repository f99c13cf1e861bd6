package dev.gatehouse.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A parsed policy document. Prints as the text it was parsed from.
public final class Policy {
    private final String text;
    private final String version;
    private final Optional<String> id;
    private final List<Statement> statements;
    private volatile @Nullable List<CompiledStatement> compiled;

    public Policy(String text, String version, Optional<String> id, List<Statement> statements) {
        this.text = text;
        this.version = version;
        this.id = id;
        this.statements = List.copyOf(statements);
    }

    /// The document as it was sent.
    public String text() {
        return text;
    }

    /// `2012-10-17` or `2008-10-17`, which is also what a missing version means.
    public String version() {
        return version;
    }

    public Optional<String> id() {
        return id;
    }

    public List<Statement> statements() {
        return statements;
    }

    /// The statements made ready to be matched, when they are first needed.
    List<CompiledStatement> compiled() {
        List<CompiledStatement> known = compiled;
        if (known == null) {
            known = statements.stream().map(CompiledStatement::new).toList();
            compiled = known;
        }
        return known;
    }

    /// Whether it has conditions or variables.
    boolean asksForKeys() {
        for (CompiledStatement statement : compiled()) {
            if (statement.asksForKeys()) {
                return true;
            }
        }
        return false;
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
    public boolean equals(@Nullable Object other) {
        return other instanceof Policy that
                && text.equals(that.text)
                && version.equals(that.version)
                && id.equals(that.id)
                && statements.equals(that.statements);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
