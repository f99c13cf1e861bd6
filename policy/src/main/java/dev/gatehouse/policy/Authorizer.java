package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides requests, as AWS's policy evaluation logic does.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
///   evaluation logic</a>
public final class Authorizer {
    private final PolicySet policies;
    private final RequestContext request;

    private Authorizer(PolicySet policies, RequestContext request) {
        this.policies = policies;
        this.request = request;
    }

    /// Decides one request.
    public static Decision decide(PolicySet policies, RequestContext request) {
        return new Authorizer(policies, request).decide();
    }

    private Decision decide() {
        // All denies before any allow: an explicit deny ends the evaluation whatever else matches.
        for (List<NamedPolicy> layer : layers()) {
            List<StatementRef> denies = matching(layer, Effect.DENY);
            if (!denies.isEmpty()) {
                return new Decision.ExplicitlyDenied(denies);
            }
        }
        if (!everyLevelAllows(policies.serviceControl())) {
            return new Decision.ImplicitlyDenied(PolicyType.SERVICE_CONTROL);
        }
        if (!everyLevelAllows(policies.resourceControl())) {
            return new Decision.ImplicitlyDenied(PolicyType.RESOURCE_CONTROL);
        }
        if (policies.vpcEndpoint().isPresent() && allows(policies.vpcEndpoint()).isEmpty()) {
            return new Decision.ImplicitlyDenied(PolicyType.VPC_ENDPOINT);
        }
        return byGrantOfTheResource();
    }

    private Decision byGrantOfTheResource() {
        Grant grant = grant();
        RequestPrincipal caller = request.principal();
        if (caller.account().isEmpty()) {
            boolean granted = grant == Grant.DIRECT || grant == Grant.EVERYONE;
            return granted ? allowed(policies.resource().stream().toList()) : deniedByResource();
        }
        if (!caller.account().get().equals(request.resourceAccount())) {
            return grant == Grant.NONE ? deniedByResource() : byOwnPolicies();
        }
        boolean trust =
                policies.resource().map(NamedPolicy::type).equals(Optional.of(PolicyType.TRUST));
        return switch (grant) {
            case DIRECT ->
                    trust && caller instanceof RequestPrincipal.User
                            ? byLimits(false)
                            : allowedByResource();
            case EVERYONE -> allowedByResource();
            case ROLE -> byLimits(true);
            case ACCOUNT -> byOwnPolicies();
            case NONE -> policies.strictResource() ? deniedByResource() : byOwnPolicies();
        };
    }

    private Decision byOwnPolicies() {
        if (request.principal() instanceof RequestPrincipal.Root) {
            return new Decision.Allowed(List.of());
        }
        List<StatementRef> identity = matching(policies.identity(), Effect.ALLOW);
        if (identity.isEmpty()) {
            return new Decision.ImplicitlyDenied(PolicyType.IDENTITY);
        }
        return limited(true).orElseGet(() -> new Decision.Allowed(identity));
    }

    private Decision byLimits(boolean sessionToo) {
        return limited(sessionToo).orElseGet(this::allowedByResource);
    }

    private Optional<Decision> limited(boolean sessionToo) {
        if (policies.boundary().isPresent() && allows(policies.boundary()).isEmpty()) {
            return Optional.of(new Decision.ImplicitlyDenied(PolicyType.PERMISSIONS_BOUNDARY));
        }
        boolean silent =
                policies.session()
                        .map(session -> matching(session, Effect.ALLOW).isEmpty())
                        .orElse(false);
        return sessionToo && silent
                ? Optional.of(new Decision.ImplicitlyDenied(PolicyType.SESSION))
                : Optional.empty();
    }

    private Decision allowedByResource() {
        return allowed(policies.resource().stream().toList());
    }

    private Decision allowed(List<NamedPolicy> by) {
        return new Decision.Allowed(matching(by, Effect.ALLOW));
    }

    private Decision deniedByResource() {
        return new Decision.ImplicitlyDenied(
                policies.resource().map(NamedPolicy::type).orElse(PolicyType.RESOURCE));
    }

    /// How directly the policy of the resource names the caller in a statement that allows the
    /// request.
    private Grant grant() {
        Grant strongest = Grant.NONE;
        for (NamedPolicy policy : policies.resource().stream().toList()) {
            for (Statement statement : policy.policy().statements()) {
                if (statement.effect() == Effect.ALLOW
                        && appliesTo(statement)
                        && statement.matches(request)) {
                    Grant grant =
                            statement
                                    .principals()
                                    .map(principals -> Grant.of(principals, request.principal()))
                                    .orElse(Grant.NONE);
                    strongest = grant.compareTo(strongest) > 0 ? grant : strongest;
                }
            }
        }
        return strongest;
    }

    private boolean everyLevelAllows(List<List<NamedPolicy>> levels) {
        return levels.stream().noneMatch(level -> matching(level, Effect.ALLOW).isEmpty());
    }

    private List<StatementRef> allows(Optional<NamedPolicy> policy) {
        return matching(policy.stream().toList(), Effect.ALLOW);
    }

    private List<StatementRef> matching(List<NamedPolicy> layer, Effect effect) {
        var found = new ArrayList<StatementRef>();
        for (NamedPolicy policy : layer) {
            for (Statement statement : policy.policy().statements()) {
                if (statement.effect() == effect
                        && appliesTo(statement)
                        && statement.matches(request)) {
                    found.add(StatementRef.of(policy, statement));
                }
            }
        }
        return found;
    }

    private boolean appliesTo(Statement statement) {
        if (statement.principals().isEmpty()) {
            return true;
        }
        Patterns<Principal> principals = statement.principals().get();
        if (!principals.negated()) {
            return Grant.of(principals, request.principal()) != Grant.NONE;
        }
        // Deny with NotPrincipal spares only callers all of whose principals are listed, and nobody
        // with a boundary.
        return policies.boundary().isPresent() || !spares(principals);
    }

    private boolean spares(Patterns<Principal> principals) {
        return switch (request.principal()) {
            case RequestPrincipal.Root root -> listed(principals, root);
            case RequestPrincipal.User user ->
                    listed(principals, user) && listsAccount(principals, user.accountId());
            case RequestPrincipal.RoleSession session ->
                    listed(principals, session)
                            && listsAccount(principals, session.accountId())
                            && principals.values().stream()
                                    .anyMatch(principal ->
                                            principal.value().equals(session.roleArn()));
            case RequestPrincipal.FederatedUser user ->
                    listed(principals, user) && listsAccount(principals, user.accountId());
            case RequestPrincipal.Service service -> listed(principals, service);
            case RequestPrincipal.Anonymous anonymous -> listed(principals, anonymous);
        };
    }

    private static boolean listed(Patterns<Principal> principals, RequestPrincipal caller) {
        Grant grant = Grant.of(principals, caller);
        return grant == Grant.DIRECT || grant == Grant.EVERYONE;
    }

    private static boolean listsAccount(Patterns<Principal> principals, String account) {
        return principals.values().stream()
                .anyMatch(principal ->
                        principal.isEveryone() || principal.account().equals(Optional.of(account)));
    }

    /// All layers, in the order in which a deny is reported.
    private List<List<NamedPolicy>> layers() {
        var layers = new ArrayList<List<NamedPolicy>>(policies.serviceControl());
        layers.addAll(policies.resourceControl());
        layers.add(policies.vpcEndpoint().stream().toList());
        layers.add(policies.resource().stream().toList());
        layers.add(policies.identity());
        layers.add(policies.boundary().stream().toList());
        layers.add(policies.session().orElse(List.of()));
        return layers;
    }
}
