package dev.gatehouse.iam.simulator;

import dev.gatehouse.api.iam.EvaluationResult;
import dev.gatehouse.api.iam.PermissionsBoundaryDecisionDetail;
import dev.gatehouse.api.iam.ResourceSpecificResult;
import dev.gatehouse.api.iam.Statement;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.MentionedKeys;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.StatementRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Policies made ready to be asked about one action and resource after the other.
final class Simulation {
    private static final String ALLOWED = "allowed";
    private static final String EXPLICIT_DENY = "explicitDeny";
    private static final String IMPLICIT_DENY = "implicitDeny";

    private final List<SimulatedPolicy> policies;
    private final Authorizer authorizer;
    private final RequestPrincipal caller;
    private final Optional<String> owner;
    private final boolean ownsEverything;
    private final SimulatedContext context;
    private final List<String> missing;

    /// @param caller who makes the simulated requests
    /// @param owner the account that owns resources whose ARNs do not say it; if empty, the
    ///   caller's
    /// @param ownsEverything whether the caller's account owns all resources, because it is not
    ///   known who calls
    Simulation(
            List<SimulatedPolicy> policies,
            RequestPrincipal caller,
            Optional<String> owner,
            boolean ownsEverything,
            SimulatedContext context) {
        this.policies = List.copyOf(policies);
        this.authorizer = Authorizer.of(set(policies));
        this.caller = caller;
        this.owner = owner;
        this.ownsEverything = ownsEverything;
        this.context = context;
        this.missing =
                MentionedKeys.of(policies.stream().map(SimulatedPolicy::policy).toList()).stream()
                        .filter(key -> !context.has(key))
                        .toList();
    }

    private static PolicySet set(List<SimulatedPolicy> policies) {
        var identity = new ArrayList<NamedPolicy>();
        var around = new ArrayList<NamedPolicy>();
        for (int i = 0; i < policies.size(); i++) {
            NamedPolicy named = policies.get(i).named(i);
            (named.type() == PolicyType.IDENTITY ? identity : around).add(named);
        }
        PolicySet set = PolicySet.ofIdentity(identity);
        for (NamedPolicy other : around) {
            set = other.type() == PolicyType.RESOURCE ? set.on(other, false) : set.boundedBy(other);
        }
        return set;
    }

    /// What is decided on one action and resource.
    EvaluationResult evaluate(String action, String resource) {
        RequestContext request = request(action, resource);
        var found =
                new Found(
                        authorizer.applying(Effect.DENY, request),
                        authorizer.applying(Effect.ALLOW, request));
        String decision = word(authorizer.decide(request));
        List<Statement> matched = found.determining(decision).map(this::shown).toList();
        boolean sameAccount = request.resourceAccount().equals(caller.account().orElse(""));
        Map<String, String> details = sameAccount ? Map.of() : found.details();
        Optional<PermissionsBoundaryDecisionDetail> bounded =
                isBounded() ? Optional.of(found.boundary()) : Optional.empty();
        EvaluationResult.Builder result =
                EvaluationResult.builder()
                        .evalActionName(action)
                        .evalResourceName(resource)
                        .evalDecision(decision)
                        .matchedStatements(matched)
                        .permissionsBoundaryDecisionDetail(bounded);
        if (resource.equals("*")) {
            return (sameAccount ? result : result.evalDecisionDetails(details))
                    .missingContextValues(missing)
                    .build();
        }
        ResourceSpecificResult specific =
                ResourceSpecificResult.builder()
                        .evalResourceName(resource)
                        .evalResourceDecision(decision)
                        .matchedStatements(matched)
                        .missingContextValues(missing)
                        .evalDecisionDetails(details)
                        .permissionsBoundaryDecisionDetail(bounded)
                        .build();
        return result.evalDecisionDetails(details)
                .resourceSpecificResults(List.of(specific))
                .build();
    }

    private RequestContext request(String action, String resource) {
        RequestContext.Builder request =
                RequestContext.of(action, resource, caller, resourceAccount(resource));
        context.keys().forEach(request::with);
        return request.build();
    }

    private String resourceAccount(String resource) {
        String own = caller.account().orElse("");
        if (ownsEverything) {
            return own;
        }
        return Arn.find(resource)
                .map(Arn::account)
                .filter(account -> !account.isEmpty() && !account.equals("aws"))
                .or(() -> owner)
                .orElse(own);
    }

    private boolean isBounded() {
        return policies.stream()
                .anyMatch(policy -> policy.type() == PolicyType.PERMISSIONS_BOUNDARY);
    }

    private Statement shown(StatementRef statement) {
        return policies.get(Integer.parseInt(statement.policy())).shown(statement.place());
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> ALLOWED;
            case Decision.ExplicitlyDenied _ -> EXPLICIT_DENY;
            case Decision.ImplicitlyDenied _ -> IMPLICIT_DENY;
        };
    }

    /// The statements that apply to a request.
    private record Found(List<StatementRef> denies, List<StatementRef> allows) {

        /// Those that an answer shows: denies alone if there is one, nothing where nothing allows.
        Stream<StatementRef> determining(String decision) {
            return switch (decision) {
                case EXPLICIT_DENY -> denies.stream();
                case ALLOWED ->
                        allows.stream()
                                .filter(one -> one.type() != PolicyType.PERMISSIONS_BOUNDARY);
                default -> Stream.empty();
            };
        }

        /// What the policies on either side of an account's border say for themselves.
        Map<String, String> details() {
            return Map.of(
                    "IAM Policy",
                    of(PolicyType.IDENTITY),
                    "Resource Policy",
                    of(PolicyType.RESOURCE));
        }

        PermissionsBoundaryDecisionDetail boundary() {
            return PermissionsBoundaryDecisionDetail.builder()
                    .allowedByPermissionsBoundary(
                            of(PolicyType.PERMISSIONS_BOUNDARY).equals(ALLOWED))
                    .build();
        }

        private String of(PolicyType type) {
            if (denies.stream().anyMatch(one -> one.type() == type)) {
                return EXPLICIT_DENY;
            }
            return allows.stream().anyMatch(one -> one.type() == type) ? ALLOWED : IMPLICIT_DENY;
        }
    }
}
