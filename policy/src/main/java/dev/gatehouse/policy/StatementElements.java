package dev.gatehouse.policy;

import java.util.List;

/// A statement that can be asked about each of its elements, as the engine matches them, for those
/// who explain a decision or reason about policies. To decide, use [Authorizer].
public final class StatementElements {
    private final CompiledStatement compiled;

    private StatementElements(CompiledStatement compiled) {
        this.compiled = compiled;
    }

    /// The elements of a statement.
    public static StatementElements of(Statement statement) {
        return new StatementElements(new CompiledStatement(statement));
    }

    /// The elements of all statements of a policy, in order.
    public static List<StatementElements> of(Policy policy) {
        return policy.compiled().stream().map(StatementElements::new).toList();
    }

    public Statement statement() {
        return compiled.statement();
    }

    /// Whether it is about this caller; a statement that names no principal is about whom its
    /// policy is attached to.
    ///
    /// @param bounded whether the caller has a permissions boundary, and the statement denies
    public boolean isAbout(RequestPrincipal caller, boolean bounded) {
        return Grant.covers(statement(), caller, bounded);
    }

    /// How directly it names this caller.
    public Grant grant(RequestPrincipal caller) {
        return statement().principals().isPresent()
                ? Grant.of(statement().principals().get(), caller)
                : Grant.NONE;
    }

    public boolean matchesAction(RequestContext request) {
        return compiled.matchesAction(request);
    }

    public boolean matchesResource(RequestContext request) {
        return compiled.matchesResource(request);
    }

    /// The conditions that do not hold, in the order of the document.
    public List<Condition> unmet(RequestContext request) {
        return compiled.unmet(request);
    }
}
