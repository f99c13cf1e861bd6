package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Grant;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.StatementElements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what has to be the case for a question to be allowed: the steps of the engine's decision
/// with formulas in the place of true and false. A test compares both on generated requests.
public final class Reasoning {
    private final KnownPolicies known;
    private final PolicySet policies;
    private final Question question;
    private final RequestPrincipal caller;
    private final StatementReading reading;
    private final boolean bounded;

    private Reasoning(KnownPolicies known, Question question) {
        this.known = known;
        this.policies = known.policies();
        this.question = question;
        this.caller = question.principal();
        this.reading = new StatementReading(question);
        this.bounded =
                policies.boundary().isPresent()
                        || !known.unknown(PolicyType.PERMISSIONS_BOUNDARY).isEmpty();
    }

    /// What has to be the case for every request of the question to be allowed.
    public static Formula allowed(KnownPolicies policies, Question question) {
        return new Reasoning(policies, question).allowed();
    }

    private Formula allowed() {
        var parts = new ArrayList<Formula>();
        boolean controlled = !isServiceLinked();
        if (controlled && !hasNoAccount()) {
            policies.serviceControl().forEach(level -> parts.add(layer(level)));
        }
        if (controlled) {
            policies.resourceControl().forEach(level -> parts.add(layer(level)));
        }
        policies.vpcEndpoint().ifPresent(endpoint -> parts.add(layer(List.of(endpoint))));
        parts.add(notDenied(resource(), resourceType()));
        parts.add(notDenied(policies.identity(), PolicyType.IDENTITY));
        parts.add(notDenied(boundary(), PolicyType.PERMISSIONS_BOUNDARY));
        parts.add(notDenied(policies.session().orElse(List.of()), PolicyType.SESSION));
        parts.add(granted());
        return Formula.all(parts);
    }

    private Formula granted() {
        Map<Grant, Formula> grants = grants();
        Formula direct = grants.getOrDefault(Grant.DIRECT, Formula.never());
        Formula everyone = grants.getOrDefault(Grant.EVERYONE, Formula.never());
        Formula role = grants.getOrDefault(Grant.ROLE, Formula.never());
        Formula account = grants.getOrDefault(Grant.ACCOUNT, Formula.never());
        Formula unknown = unknown(resourceType(), Effect.ALLOW);
        if (hasNoAccount()) {
            return Formula.any(direct, everyone, unknown);
        }
        boolean sameAccount =
                caller.account().filter(question.resourceAccount()::equals).isPresent();
        Formula any = Formula.any(direct, everyone, role, account, unknown);
        if (!sameAccount) {
            return Formula.all(any, ownPolicies());
        }
        Formula own =
                policies.strictResource()
                        ? Formula.all(Formula.any(account, unknown), ownPolicies())
                        : ownPolicies();
        Formula others = Formula.any(everyone, Formula.all(role, limits()), own);
        boolean userOfTrust =
                resourceType() == PolicyType.TRUST && caller instanceof RequestPrincipal.User;
        // A user whom a trust policy names is limited by its boundary, whatever else it grants.
        return userOfTrust
                ? Formula.any(
                        Formula.all(direct, boundaryAllows()), Formula.all(direct.not(), others))
                : Formula.any(direct, others);
    }

    private Formula ownPolicies() {
        Formula identity =
                caller instanceof RequestPrincipal.Root
                        ? Formula.always()
                        : Formula.any(
                                matching(policies.identity(), Effect.ALLOW),
                                unknown(PolicyType.IDENTITY, Effect.ALLOW));
        return Formula.all(identity, limits());
    }

    private Formula limits() {
        Formula session =
                policies.session()
                        .map(some ->
                                Formula.any(
                                        matching(some, Effect.ALLOW),
                                        unknown(PolicyType.SESSION, Effect.ALLOW)))
                        .orElse(Formula.of(!(caller instanceof RequestPrincipal.FederatedUser)));
        return Formula.all(boundaryAllows(), session);
    }

    private Formula boundaryAllows() {
        return bounded
                ? Formula.any(
                        matching(boundary(), Effect.ALLOW),
                        unknown(PolicyType.PERMISSIONS_BOUNDARY, Effect.ALLOW))
                : Formula.always();
    }

    /// When the resource's policy allows, by how directly it names the caller.
    private Map<Grant, Formula> grants() {
        Map<Grant, Formula> grants = new EnumMap<>(Grant.class);
        for (StatementElements elements : statements(resource())) {
            Statement statement = elements.statement();
            if (statement.effect() == Effect.ALLOW
                    && StatementReading.isAbout(elements, question, bounded)) {
                grants.merge(elements.grant(caller), reading.applies(elements), Formula::any);
            }
        }
        return grants;
    }

    /// A layer that has to allow and must not deny.
    private Formula layer(List<NamedPolicy> layer) {
        return Formula.all(matching(layer, Effect.DENY).not(), matching(layer, Effect.ALLOW));
    }

    private Formula notDenied(List<NamedPolicy> layer, PolicyType type) {
        return Formula.any(matching(layer, Effect.DENY), unknown(type, Effect.DENY)).not();
    }

    private Formula matching(List<NamedPolicy> layer, Effect effect) {
        var parts = new ArrayList<Formula>();
        for (StatementElements elements : statements(layer)) {
            if (elements.statement().effect() == effect
                    && StatementReading.isAbout(elements, question, bounded)) {
                parts.add(reading.applies(elements));
            }
        }
        return Formula.any(parts);
    }

    private Formula unknown(PolicyType type, Effect effect) {
        return Formula.any(
                known.unknown(type).stream()
                        .map(what -> (Formula) new Formula.Unknown(what, effect, true))
                        .toList());
    }

    private static List<StatementElements> statements(List<NamedPolicy> layer) {
        return layer.stream()
                .flatMap(policy -> StatementElements.of(policy.policy()).stream())
                .toList();
    }

    private List<NamedPolicy> resource() {
        return list(policies.resource());
    }

    private List<NamedPolicy> boundary() {
        return list(policies.boundary());
    }

    private static List<NamedPolicy> list(Optional<NamedPolicy> policy) {
        return policy.map(List::of).orElse(List.of());
    }

    private PolicyType resourceType() {
        return policies.resource()
                .map(NamedPolicy::type)
                .orElse(
                        known.unknown(PolicyType.TRUST).isEmpty()
                                ? PolicyType.RESOURCE
                                : PolicyType.TRUST);
    }

    private boolean isServiceLinked() {
        return caller instanceof RequestPrincipal.RoleSession session
                && session.roleArn().contains(":role/aws-service-role/");
    }

    private boolean hasNoAccount() {
        return caller.account().isEmpty();
    }
}
