package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import dev.gatehouse.policy.pattern.Template.Literal;
import dev.gatehouse.policy.pattern.Template.Piece;
import dev.gatehouse.policy.pattern.Template.Plain;
import dev.gatehouse.policy.pattern.Template.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers what a principal of an account can do: what its policies say it may, as far as nothing
/// else denies it, and which roles of the account it can assume.
public final class WhatCan {
    private static final String ASSUME_ROLE = "sts:AssumeRole";

    private WhatCan() {}

    /// What the principal can do, or of which it is not known, in the order of its policies.
    public static List<Access> find(Account account, AccountPrincipal principal) {
        Set<Access> found = new LinkedHashSet<>();
        for (Asked asked : asked(principal)) {
            var resource =
                    Resource.of(
                            asked.action(),
                            Optional.of(asked.resource()),
                            Optional.empty(),
                            Optional.empty(),
                            account);
            found.add(WhoCan.access(account, principal, asked.action(), resource));
        }
        if (!(principal.principal() instanceof RequestPrincipal.Root)) {
            account.roles().stream()
                    .map(role ->
                            WhoCan.access(
                                    account,
                                    principal,
                                    ASSUME_ROLE,
                                    Resource.of(
                                            ASSUME_ROLE,
                                            Optional.of(role.arn()),
                                            Optional.empty(),
                                            Optional.empty(),
                                            account)))
                    .forEach(found::add);
        }
        return found.stream().filter(access -> access.verdict() != Verdict.DENIED).toList();
    }

    /// An action and a resource, or patterns of such.
    private record Asked(String action, String resource) {}

    private static Set<Asked> asked(AccountPrincipal principal) {
        if (principal.principal() instanceof RequestPrincipal.Root) {
            return Set.of(new Asked("*", "*"));
        }
        var asked = new LinkedHashSet<Asked>();
        for (NamedPolicy policy : principal.policies().policies().identity()) {
            for (Statement statement : policy.policy().statements()) {
                if (statement.effect() == Effect.ALLOW) {
                    for (String action : positive(statement.actions())) {
                        resources(statement, principal.keys())
                                .forEach(resource -> asked.add(new Asked(action, resource)));
                    }
                }
            }
        }
        return asked;
    }

    /// The patterns; all there is where they say what it is not.
    private static List<String> positive(Patterns<String> patterns) {
        return patterns.negated() ? List.of("*") : patterns.values();
    }

    private static List<String> resources(Statement statement, KnownKeys keys) {
        return statement.resources().map(WhatCan::positive).orElse(List.of("*")).stream()
                .map(pattern -> substituted(pattern, statement.variables(), keys))
                .toList();
    }

    /// The pattern with the values of its variables; any text where one is not known.
    private static String substituted(String pattern, boolean variables, KnownKeys keys) {
        var parts = new ArrayList<String>();
        for (Piece piece : Template.of(pattern, variables).pieces()) {
            parts.add(
                    switch (piece) {
                        case Plain plain -> plain.text();
                        case Literal literal -> literal.text();
                        case Variable variable ->
                                keys.find(variable.key())
                                        .map(value -> String.join("", value.values()))
                                        .orElse("*");
                    });
        }
        String text = String.join("", parts);
        // The engine fills what a short ARN lacks.
        while (Glob.isShort(text)) {
            text += ":*";
        }
        return text;
    }
}
