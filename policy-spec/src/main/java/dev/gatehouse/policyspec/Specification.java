package dev.gatehouse.policyspec;

import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// AWS's policy evaluation logic, step by step.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
///   AWS enforcement code logic evaluates requests</a>
public final class Specification {
    /// What a statement of a resource's policy is worth to the caller, weakest first.
    private enum Worth {
        NOTHING,
        ACCOUNT,
        ROLE_OR_USER_OF_SESSION,
        EVERYONE,
        CALLER
    }

    private final PolicySet policies;
    private final RequestContext request;
    private final RequestPrincipal caller;

    private Specification(PolicySet policies, RequestContext request) {
        this.policies = policies;
        this.request = request;
        this.caller = request.principal();
    }

    /// Decides one request, as `Authorizer` does; names the type of policy that determined it.
    public static String decide(PolicySet policies, RequestContext request) {
        return new Specification(policies, request).decide();
    }

    /// A decision of the engine in the words of this specification.
    public static String said(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.ExplicitlyDenied denied -> "denied by " + denied.by().getFirst().type();
            case Decision.ImplicitlyDenied denied -> "not allowed by " + denied.missing();
        };
    }

    private String decide() {
        // 1. Any statement that denies, in any policy, ends the evaluation.
        for (List<NamedPolicy> layer : layers()) {
            for (NamedPolicy policy : layer) {
                if (has(policy, Effect.DENY)) {
                    return "denied by " + policy.type();
                }
            }
        }
        // 2. Each level of the organization must allow.
        for (List<NamedPolicy> level : serviceControl()) {
            if (!any(level)) {
                return silent(PolicyType.SERVICE_CONTROL);
            }
        }
        for (List<NamedPolicy> level : resourceControl()) {
            if (!any(level)) {
                return silent(PolicyType.RESOURCE_CONTROL);
            }
        }
        // 3. So must the endpoint.
        if (policies.vpcEndpoint().isPresent() && !any(list(policies.vpcEndpoint()))) {
            return silent(PolicyType.VPC_ENDPOINT);
        }
        // 4. What the resource grants.
        Worth worth = worth();
        if (caller.account().isEmpty()) {
            return worth.compareTo(Worth.EVERYONE) >= 0 ? "allowed" : silentResource();
        }
        boolean sameAccount = caller.account().get().equals(request.resourceAccount());
        if (!sameAccount) {
            return worth == Worth.NOTHING ? silentResource() : identityThenLimits();
        }
        if (worth == Worth.CALLER && isTrust() && caller instanceof RequestPrincipal.User) {
            return boundaryAllows() ? "allowed" : silent(PolicyType.PERMISSIONS_BOUNDARY);
        }
        if (worth == Worth.CALLER || worth == Worth.EVERYONE) {
            return "allowed";
        }
        if (worth == Worth.ROLE_OR_USER_OF_SESSION) {
            return limits();
        }
        if (policies.strictResource() && worth != Worth.ACCOUNT) {
            return silentResource();
        }
        // 5. to 7. Identity-based policies, boundary, session policies.
        return identityThenLimits();
    }

    private String identityThenLimits() {
        boolean identity = caller instanceof RequestPrincipal.Root || any(policies.identity());
        return identity ? limits() : silent(PolicyType.IDENTITY);
    }

    private String limits() {
        if (!boundaryAllows()) {
            return silent(PolicyType.PERMISSIONS_BOUNDARY);
        }
        boolean session =
                policies.session().isPresent()
                        ? any(policies.session().get())
                        : !(caller instanceof RequestPrincipal.FederatedUser);
        return session ? "allowed" : silent(PolicyType.SESSION);
    }

    private boolean boundaryAllows() {
        return policies.boundary().isEmpty() || any(list(policies.boundary()));
    }

    private String silent(PolicyType type) {
        return "not allowed by " + type;
    }

    private String silentResource() {
        return silent(isTrust() ? PolicyType.TRUST : PolicyType.RESOURCE);
    }

    private boolean isTrust() {
        return policies.resource().filter(one -> one.type() == PolicyType.TRUST).isPresent();
    }

    private List<List<NamedPolicy>> layers() {
        var layers = new ArrayList<List<NamedPolicy>>();
        layers.addAll(serviceControl());
        layers.addAll(resourceControl());
        layers.add(list(policies.vpcEndpoint()));
        layers.add(list(policies.resource()));
        layers.add(policies.identity());
        layers.add(list(policies.boundary()));
        layers.add(policies.session().orElse(List.of()));
        return layers;
    }

    private List<List<NamedPolicy>> serviceControl() {
        boolean exempt = caller.account().isEmpty() || isServiceLinkedRole();
        return exempt ? List.of() : policies.serviceControl();
    }

    private List<List<NamedPolicy>> resourceControl() {
        return isServiceLinkedRole() ? List.of() : policies.resourceControl();
    }

    private boolean isServiceLinkedRole() {
        return caller instanceof RequestPrincipal.RoleSession role
                && role.roleArn().contains(":role/aws-service-role/");
    }

    private static List<NamedPolicy> list(Optional<NamedPolicy> policy) {
        return policy.stream().toList();
    }

    private boolean any(List<NamedPolicy> layer) {
        return layer.stream().anyMatch(policy -> has(policy, Effect.ALLOW));
    }

    private boolean has(NamedPolicy policy, Effect effect) {
        return policy.policy().statements().stream()
                .anyMatch(statement -> statement.effect() == effect && matches(statement));
    }

    private Worth worth() {
        Worth strongest = Worth.NOTHING;
        for (NamedPolicy policy : list(policies.resource())) {
            for (Statement statement : policy.policy().statements()) {
                if (statement.effect() == Effect.ALLOW && matches(statement)) {
                    for (Principal principal :
                            statement.principals().map(Patterns::values).orElse(List.of())) {
                        Worth worth = worth(principal);
                        strongest = worth.compareTo(strongest) > 0 ? worth : strongest;
                    }
                }
            }
        }
        return strongest;
    }

    private boolean matches(Statement statement) {
        var conditions = new Conditions(statement.variables(), request);
        return matchesPrincipal(statement)
                && matchesAction(statement)
                && matchesResource(statement)
                && statement.conditions().stream().allMatch(conditions::holds);
    }

    private boolean matchesPrincipal(Statement statement) {
        if (statement.principals().isEmpty()) {
            return true;
        }
        List<Principal> listed = statement.principals().get().values();
        if (!statement.principals().get().negated()) {
            return listed.stream().anyMatch(one -> worth(one) != Worth.NOTHING);
        }
        if (policies.boundary().isPresent()) {
            return true;
        }
        List<Worth> chain =
                switch (caller) {
                    case RequestPrincipal.User _ -> List.of(Worth.CALLER, Worth.ACCOUNT);
                    case RequestPrincipal.RoleSession _, RequestPrincipal.FederatedUser _ ->
                            List.of(Worth.CALLER, Worth.ROLE_OR_USER_OF_SESSION, Worth.ACCOUNT);
                    case RequestPrincipal.Root _,
                            RequestPrincipal.Service _,
                            RequestPrincipal.Federated _,
                            RequestPrincipal.Anonymous _ ->
                            List.of(Worth.CALLER);
                };
        List<Worth> found = listed.stream().map(this::worth).toList();
        return !found.contains(Worth.EVERYONE) && !found.containsAll(chain);
    }

    private Worth worth(Principal principal) {
        String value = principal.value();
        boolean aws = principal.type().equals("AWS");
        if (caller instanceof RequestPrincipal.Federated federated) {
            boolean named =
                    principal.type().equals("Federated") && value.equals(federated.provider());
            return named ? Worth.CALLER : Worth.NOTHING;
        }
        if (caller instanceof RequestPrincipal.Service service
                && principal.type().equals("Service")
                && value.equals(service.name())) {
            return Worth.CALLER;
        }
        if (!aws) {
            return Worth.NOTHING;
        }
        if (value.equals("*")) {
            return Worth.EVERYONE;
        }
        if (caller.account().isPresent()
                && (value.equals(caller.account().get())
                        || value.matches(
                                "arn:[^:]*:iam:[^:]*:" + caller.account().get() + ":root"))) {
            return caller instanceof RequestPrincipal.Root ? Worth.CALLER : Worth.ACCOUNT;
        }
        return switch (caller) {
            case RequestPrincipal.User user when is(principal, user.arn(), user.uniqueId()) ->
                    Worth.CALLER;
            case RequestPrincipal.RoleSession role when value.equals(role.sessionArn()) ->
                    Worth.CALLER;
            case RequestPrincipal.RoleSession role
                    when is(principal, role.roleArn(), role.roleId()) ->
                    Worth.ROLE_OR_USER_OF_SESSION;
            case RequestPrincipal.FederatedUser user when value.equals(user.sessionArn()) ->
                    Worth.CALLER;
            case RequestPrincipal.FederatedUser user
                    when is(principal, user.userArn(), user.userId()) ->
                    Worth.ROLE_OR_USER_OF_SESSION;
            default -> Worth.NOTHING;
        };
    }

    private static boolean is(Principal principal, String arn, String id) {
        return principal.uniqueId().isPresent()
                ? principal.uniqueId().get().equals(id)
                : principal.value().equals(arn);
    }

    private boolean matchesAction(Statement statement) {
        boolean negated = statement.actions().negated();
        boolean named = false;
        for (String pattern : statement.actions().values()) {
            String lower = pattern.toLowerCase(Locale.ROOT);
            boolean anyService = lower.matches("[^:]*[*?][^:]*:.*") && !lower.equals("*:*");
            boolean counts = !anyService || (statement.effect() == Effect.DENY) != negated;
            String plain = lower.equals("*:*") ? "*" : lower;
            named |=
                    counts
                            && Text.pattern(plain)
                                    .matches(request.action().toLowerCase(Locale.ROOT));
        }
        return named != negated;
    }

    private boolean matchesResource(Statement statement) {
        if (statement.resources().isEmpty()) {
            return true;
        }
        boolean negated = statement.resources().get().negated();
        boolean named = false;
        for (String pattern : statement.resources().get().values()) {
            Optional<Text> text = Text.resource(pattern, statement.variables(), request);
            boolean isShort = pattern.contains(":") && pattern.split(":", 6).length < 6;
            if (negated && (text.isEmpty() || isShort)) {
                return false;
            }
            named |= text.isPresent() && text.get().matches(lowered(request.resource()));
        }
        return named != negated;
    }

    /// The first five segments of an ARN in lower case.
    private static String lowered(String resource) {
        String[] parts = resource.split(":", 6);
        if (parts.length < 6) {
            return resource;
        }
        String last = parts[5];
        return resource.substring(0, resource.length() - last.length()).toLowerCase(Locale.ROOT)
                + last;
    }
}
