package dev.gatehouse.policy;

import dev.gatehouse.policy.Explanation.ConditionResult;
import dev.gatehouse.policy.Explanation.LayerResult;
import dev.gatehouse.policy.Explanation.NearMiss;
import dev.gatehouse.policy.Explanation.Outcome;
import dev.gatehouse.policy.Explanation.StatementResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes the explanation of one decision. Looks at every statement, and asks the engine again for
/// each condition that may have decided.
final class Explainer {
    /// How often the engine is asked again: policies of thousands of statements must not make an
    /// explanation endless.
    private static final int MOST_TRIALS = 64;

    private final PolicySet policies;
    private final RequestContext request;
    private final Decision decision;
    private final List<Layer> layers = new ArrayList<>();

    private Explainer(PolicySet policies, RequestContext request, Decision decision) {
        this.policies = policies;
        this.request = request;
        this.decision = decision;
        boolean resourceControlled = Authorizer.isControlled(request.principal());
        boolean callerControlled =
                resourceControlled && !Authorizer.hasNoAccount(request.principal());
        addLevels(PolicyType.SERVICE_CONTROL, policies.serviceControl(), callerControlled);
        addLevels(PolicyType.RESOURCE_CONTROL, policies.resourceControl(), resourceControlled);
        addOne(policies.vpcEndpoint());
        addOne(policies.resource());
        add(PolicyType.IDENTITY, 0, policies.identity(), true);
        addOne(policies.boundary());
        policies.session().ifPresent(session -> add(PolicyType.SESSION, 0, session, true));
    }

    static Explanation explain(PolicySet policies, RequestContext request, Decision decision) {
        var explainer = new Explainer(policies, request, decision);
        return new Explanation(
                request,
                decision,
                explainer.layers.stream().map(Layer::result).toList(),
                explainer.missingKeys(),
                explainer.nearMisses());
    }

    private void addLevels(PolicyType type, List<List<NamedPolicy>> levels, boolean counts) {
        for (int level = 0; level < levels.size(); level++) {
            add(type, level, levels.get(level), counts);
        }
    }

    private void addOne(Optional<NamedPolicy> policy) {
        policy.ifPresent(one -> add(one.type(), 0, List.of(one), true));
    }

    private void add(PolicyType type, int level, List<NamedPolicy> named, boolean counts) {
        var statements = new ArrayList<Candidate>();
        int others = 0;
        for (NamedPolicy policy : named) {
            for (StatementElements elements : StatementElements.of(policy.policy())) {
                if (elements.matchesAction(request)) {
                    statements.add(candidate(policy, elements));
                } else {
                    others++;
                }
            }
        }
        layers.add(new Layer(type, level, counts, named.size(), statements, others));
    }

    private Candidate candidate(NamedPolicy policy, StatementElements elements) {
        Statement statement = elements.statement();
        boolean bounded = statement.effect() == Effect.DENY && policies.boundary().isPresent();
        List<Condition> unmet = elements.unmet(request);
        return new Candidate(
                policy,
                statement,
                new StatementResult(
                        StatementRef.of(policy, statement),
                        statement.effect(),
                        elements.isAbout(request.principal(), bounded),
                        elements.matchesResource(request),
                        statement.conditions().stream()
                                .map(condition ->
                                        new ConditionResult(
                                                condition,
                                                request.find(condition.key()),
                                                !unmet.contains(condition)))
                                .toList()));
    }

    static List<String> missingKeys(PolicySet policies, RequestContext request, Decision decision) {
        boolean asks = policies.all().stream().anyMatch(named -> named.policy().asksForKeys());
        return asks ? new Explainer(policies, request, decision).missingKeys() : List.of();
    }

    /// The keys that the request lacks and that could change the decision: those of statements that
    /// apply but for what these keys would say, in policies where it is not settled already.
    private List<String> missingKeys() {
        if (layers.stream().anyMatch(layer -> layer.deniesAnyway(request)) || nothingCanAllow()) {
            return List.of();
        }
        var missing = new LinkedHashMap<String, String>();
        for (Layer layer : layers) {
            for (Candidate candidate : layer.counts() ? layer.statements() : List.<Candidate>of()) {
                boolean settled =
                        candidate.statement().effect() == Effect.ALLOW
                                && layer.allowsAnyway(request);
                if (!settled && candidate.mayApply(request)) {
                    candidate
                            .openKeys(request)
                            .forEach(key -> missing.putIfAbsent(key.toLowerCase(Locale.ROOT), key));
                }
            }
        }
        return missing.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Whether policies that have to allow are silent whatever the missing keys would say.
    private boolean nothingCanAllow() {
        if (!(decision instanceof Decision.ImplicitlyDenied denied)) {
            return false;
        }
        boolean granted =
                layers.stream().anyMatch(layer -> layer.grants() && layer.mayAllow(request));
        boolean hopeless =
                layers.stream()
                        .filter(layer -> layer.type() == denied.missing())
                        .noneMatch(layer -> layer.mayAllow(request));
        return (hopeless && !granted)
                || layers.stream()
                        .filter(layer -> layer.hasToAllow(granted, request.principal()))
                        .anyMatch(layer -> !layer.mayAllow(request));
    }

    private List<NearMiss> nearMisses() {
        var misses = new LinkedHashSet<NearMiss>();
        int trials = 0;
        for (Layer layer : layers) {
            for (Candidate candidate : layer.counts() ? layer.statements() : List.<Candidate>of()) {
                if (mayTurn(candidate) && trials++ < MOST_TRIALS) {
                    Decision otherwise = decideWithout(layer, candidate);
                    if (otherwise.isAllowed() != decision.isAllowed()) {
                        candidate.deciding().stream()
                                .map(condition ->
                                        new NearMiss(
                                                candidate.result().statement(),
                                                candidate.result().effect(),
                                                condition,
                                                otherwise))
                                .forEach(misses::add);
                    }
                }
            }
        }
        return List.copyOf(misses);
    }

    /// Whether one condition of the statement may have decided: an allow that could be missing or
    /// could be there, or a deny.
    private boolean mayTurn(Candidate candidate) {
        boolean matches = candidate.result().matches();
        boolean allow = candidate.statement().effect() == Effect.ALLOW;
        boolean turns =
                decision.isAllowed()
                        ? matches == allow
                        : decision instanceof Decision.ExplicitlyDenied
                                ? !allow && matches
                                : allow && !matches;
        return turns && candidate.hangsOnConditions();
    }

    /// What is decided if the statement's condition comes out the other way: without the condition
    /// that does not hold, or, if all hold, without the statement.
    private Decision decideWithout(Layer layer, Candidate candidate) {
        UnaryOperator<NamedPolicy> changed =
                policy ->
                        policy.equals(candidate.policy())
                                ? candidate.withConditionTurned()
                                : policy;
        return Authorizer.decide(changed(layer.type(), layer.level(), changed), request);
    }

    private PolicySet changed(PolicyType type, int level, UnaryOperator<NamedPolicy> change) {
        return new PolicySet(
                type == PolicyType.IDENTITY
                        ? changed(policies.identity(), change)
                        : policies.identity(),
                type == PolicyType.PERMISSIONS_BOUNDARY
                        ? policies.boundary().map(change)
                        : policies.boundary(),
                type == PolicyType.SESSION
                        ? policies.session().map(session -> changed(session, change))
                        : policies.session(),
                type == PolicyType.RESOURCE || type == PolicyType.TRUST
                        ? policies.resource().map(change)
                        : policies.resource(),
                policies.strictResource(),
                type == PolicyType.SERVICE_CONTROL
                        ? changed(policies.serviceControl(), level, change)
                        : policies.serviceControl(),
                type == PolicyType.RESOURCE_CONTROL
                        ? changed(policies.resourceControl(), level, change)
                        : policies.resourceControl(),
                type == PolicyType.VPC_ENDPOINT
                        ? policies.vpcEndpoint().map(change)
                        : policies.vpcEndpoint());
    }

    private static List<NamedPolicy> changed(
            List<NamedPolicy> policies, UnaryOperator<NamedPolicy> change) {
        return policies.stream().map(change).toList();
    }

    private static List<List<NamedPolicy>> changed(
            List<List<NamedPolicy>> levels, int level, UnaryOperator<NamedPolicy> change) {
        var changed = new ArrayList<>(levels);
        changed.set(level, changed(levels.get(level), change));
        return changed;
    }

    /// Policies that are evaluated together.
    private record Layer(
            PolicyType type,
            int level,
            boolean counts,
            int policies,
            List<Candidate> statements,
            int others) {
        LayerResult result() {
            return new LayerResult(
                    type,
                    level,
                    counts,
                    outcome(),
                    policies,
                    statements.stream().map(Candidate::result).toList(),
                    others);
        }

        private Outcome outcome() {
            if (matches(Effect.DENY)) {
                return Outcome.DENY;
            }
            return matches(Effect.ALLOW) ? Outcome.ALLOW : Outcome.NO_MATCH;
        }

        private boolean matches(Effect effect) {
            return statements.stream()
                    .map(Candidate::result)
                    .anyMatch(result -> result.effect() == effect && result.matches());
        }

        /// Whether its allow may be enough alone.
        boolean grants() {
            return type == PolicyType.RESOURCE || type == PolicyType.TRUST;
        }

        /// Whether nothing is allowed that this layer does not allow.
        ///
        /// @param granted whether the resource's policy may be enough without the caller's own
        boolean hasToAllow(boolean granted, RequestPrincipal caller) {
            return switch (type) {
                case SERVICE_CONTROL, RESOURCE_CONTROL, VPC_ENDPOINT -> counts;
                case IDENTITY -> !granted && !(caller instanceof RequestPrincipal.Root);
                case PERMISSIONS_BOUNDARY, SESSION -> !granted;
                case RESOURCE, TRUST -> false;
            };
        }

        boolean deniesAnyway(RequestContext request) {
            return counts && appliesAnyway(Effect.DENY, request);
        }

        /// Whether more allows would change nothing. With a resource's policy they might: it
        /// matters how directly it names the caller.
        boolean allowsAnyway(RequestContext request) {
            return !grants() && appliesAnyway(Effect.ALLOW, request);
        }

        private boolean appliesAnyway(Effect effect, RequestContext request) {
            return statements.stream()
                    .anyMatch(one ->
                            one.statement().effect() == effect
                                    && one.result().matches()
                                    && one.openKeys(request).isEmpty());
        }

        boolean mayAllow(RequestContext request) {
            return statements.stream()
                    .anyMatch(one ->
                            one.statement().effect() == Effect.ALLOW && one.mayApply(request));
        }
    }

    /// A statement that is about the action.
    private record Candidate(NamedPolicy policy, Statement statement, StatementResult result) {
        /// Whether it applies, or would if the keys that the request lacks said what it asks for.
        boolean mayApply(RequestContext request) {
            boolean conditions =
                    result.conditions().stream()
                            .allMatch(one ->
                                    one.holds() || !missing(one.condition(), request).isEmpty());
            return result.caller()
                    && (result.resource() || !missingInResources(request).isEmpty())
                    && conditions;
        }

        /// The keys on which it depends and that the request lacks.
        List<String> openKeys(RequestContext request) {
            var keys = new ArrayList<>(missingInResources(request));
            statement.conditions().forEach(condition -> keys.addAll(missing(condition, request)));
            return keys;
        }

        private List<String> missing(Condition condition, RequestContext request) {
            return MentionedKeys.of(condition, statement.variables()).stream()
                    .filter(key -> request.find(key).isEmpty())
                    .toList();
        }

        private List<String> missingInResources(RequestContext request) {
            return statement.resources().map(Patterns::values).orElse(List.of()).stream()
                    .flatMap(text -> MentionedKeys.ofResource(text, statement.variables()).stream())
                    .filter(key -> request.find(key).isEmpty())
                    .toList();
        }

        /// Whether one condition that came out otherwise would change whether it applies.
        boolean hangsOnConditions() {
            long unmet = result.conditions().stream().filter(one -> !one.holds()).count();
            return result.caller()
                    && result.resource()
                    && !result.conditions().isEmpty()
                    && unmet <= 1;
        }

        /// The condition that does not hold; all if all hold.
        List<ConditionResult> deciding() {
            return result.conditions().stream()
                    .filter(one -> one.holds() == result.matches())
                    .toList();
        }

        NamedPolicy withConditionTurned() {
            var statements = new ArrayList<Statement>();
            for (Statement one : policy.policy().statements()) {
                if (one.index() != statement.index()) {
                    statements.add(one);
                } else if (!result.matches()) {
                    statements.add(withoutUnmet(one));
                }
            }
            Policy old = policy.policy();
            return new NamedPolicy(
                    policy.type(),
                    policy.name(),
                    new Policy(old.text(), old.version(), old.id(), statements));
        }

        private Statement withoutUnmet(Statement one) {
            return new Statement(
                    one.index(),
                    one.sid(),
                    one.effect(),
                    one.principals(),
                    one.actions(),
                    one.resources(),
                    result.conditions().stream()
                            .filter(ConditionResult::holds)
                            .map(ConditionResult::condition)
                            .toList(),
                    one.variables(),
                    one.place());
        }
    }
}
