package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides requests, as AWS's policy evaluation logic does, by policies that it has made ready for
/// that. Immutable and thread-safe: keep one for as long as the policies stay.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
///   evaluation logic</a>
public final class Authorizer {
    private static final Decision ALLOWED_ROOT = new Decision.Allowed(List.of());
    private static final Layer[] NO_LEVELS = {};

    private final Layer[] serviceControl;
    private final Layer[] resourceControl;
    private final @Nullable Layer vpcEndpoint;
    private final @Nullable Layer resource;
    private final Layer identity;
    private final @Nullable Layer boundary;
    private final @Nullable Layer session;
    private final boolean strict;

    private Authorizer(PolicySet policies, Layer identity, @Nullable Layer boundary) {
        this.serviceControl = levels(policies.serviceControl());
        this.resourceControl = levels(policies.resourceControl());
        this.vpcEndpoint = layer(policies.vpcEndpoint());
        this.resource = layer(policies.resource());
        this.identity = identity;
        this.boundary = boundary;
        this.session = policies.session().map(Layer::new).orElse(null);
        this.strict = policies.strictResource();
    }

    /// Makes policies ready.
    public static Authorizer of(PolicySet policies) {
        return new Authorizer(policies, new Layer(policies.identity()), layer(policies.boundary()));
    }

    /// One for other policies around the same caller: what is ready of the identity-based policies
    /// and the boundary is used again, and those of `policies` do not count.
    public Authorizer around(PolicySet policies) {
        return new Authorizer(policies, identity, boundary);
    }

    /// Decides one request by policies that are not kept.
    public static Decision decide(PolicySet policies, RequestContext request) {
        return of(policies).decide(request);
    }

    /// Decides one request. The decision names the first statement that determined it.
    public Decision decide(RequestContext request) {
        boolean controlled = isControlled(request.principal());
        Candidates own = identity.about(request);
        // All denies before any allow: an explicit deny ends the evaluation whatever else matches.
        Entry denied = deny(request, own, controlled);
        if (denied != null) {
            return denied.decision();
        }
        if (controlled && isCallerControlled(request) && !allAllow(serviceControl, request)) {
            return ImplicitDenials.of(PolicyType.SERVICE_CONTROL);
        }
        if (controlled && !allAllow(resourceControl, request)) {
            return ImplicitDenials.of(PolicyType.RESOURCE_CONTROL);
        }
        if (vpcEndpoint != null && vpcEndpoint.allow(request) == null) {
            return ImplicitDenials.of(PolicyType.VPC_ENDPOINT);
        }
        return byGrantOfTheResource(request, own);
    }

    /// Decides one request and tells why. Much slower than to decide.
    public Explanation explain(RequestContext request) {
        return Explainer.explain(policies(), request, decide(request));
    }

    /// All statements of one effect that apply to a request, in the order in which the types of
    /// policies are evaluated. A decision names only the first of those that determined it.
    public List<StatementRef> applying(Effect effect, RequestContext request) {
        boolean controlled = isControlled(request.principal());
        boolean bounded = effect == Effect.DENY && boundary != null;
        var layers = new ArrayList<@Nullable Layer>();
        if (controlled && isCallerControlled(request)) {
            layers.addAll(Arrays.asList(serviceControl));
        }
        if (controlled) {
            layers.addAll(Arrays.asList(resourceControl));
        }
        layers.addAll(Arrays.asList(vpcEndpoint, resource, identity, boundary, session));
        return layers.stream()
                .filter(Objects::nonNull)
                .flatMap(layer -> layer.entries().stream())
                .filter(entry -> entry.effect() == effect && entry.applies(request, bounded))
                .map(Entry::ref)
                .toList();
    }

    private PolicySet policies() {
        return new PolicySet(
                identity.policies(),
                one(boundary),
                Optional.ofNullable(session).map(Layer::policies),
                one(resource),
                strict,
                Arrays.stream(serviceControl).map(Layer::policies).toList(),
                Arrays.stream(resourceControl).map(Layer::policies).toList(),
                one(vpcEndpoint));
    }

    private static Optional<NamedPolicy> one(@Nullable Layer layer) {
        return Optional.ofNullable(layer).map(found -> found.policies().get(0));
    }

    private @Nullable Entry deny(RequestContext request, Candidates own, boolean controlled) {
        boolean bounded = boundary != null;
        Entry found = null;
        if (controlled && isCallerControlled(request)) {
            found = denyOf(serviceControl, request, bounded);
        }
        if (found == null && controlled) {
            found = denyOf(resourceControl, request, bounded);
        }
        found = found != null ? found : denyOf(vpcEndpoint, request, bounded);
        found = found != null ? found : denyOf(resource, request, bounded);
        found = found != null ? found : own.deny(request, bounded, null);
        found = found != null ? found : denyOf(boundary, request, bounded);
        return found != null ? found : denyOf(session, request, bounded);
    }

    private Decision byGrantOfTheResource(RequestContext request, Candidates own) {
        RequestPrincipal caller = request.principal();
        Entry by = resource == null ? null : resource.strongestAllow(request);
        Grant grant = by == null ? Grant.NONE : by.grant(request);
        if (hasNoAccount(caller)) {
            boolean granted = grant == Grant.DIRECT || grant == Grant.EVERYONE;
            return granted && by != null ? by.decision() : deniedByResource();
        }
        if (by == null) {
            return !request.isSameAccount() || strict
                    ? deniedByResource()
                    : byOwnPolicies(request, own);
        }
        if (!request.isSameAccount()) {
            return byOwnPolicies(request, own);
        }
        return switch (grant) {
            case DIRECT -> {
                boolean userOfTrust =
                        by.ref().type() == PolicyType.TRUST
                                && caller instanceof RequestPrincipal.User;
                yield userOfTrust && !allows(boundary, request)
                        ? ImplicitDenials.of(PolicyType.PERMISSIONS_BOUNDARY)
                        : by.decision();
            }
            case EVERYONE -> by.decision();
            case ROLE -> limited(request, by.decision());
            case ACCOUNT, NONE -> byOwnPolicies(request, own);
        };
    }

    private Decision byOwnPolicies(RequestContext request, Candidates own) {
        if (request.principal() instanceof RequestPrincipal.Root) {
            return limited(request, ALLOWED_ROOT);
        }
        Entry by = own.allow(request, null);
        return by == null
                ? ImplicitDenials.of(PolicyType.IDENTITY)
                : limited(request, by.decision());
    }

    private Decision limited(RequestContext request, Decision decision) {
        if (!allows(boundary, request)) {
            return ImplicitDenials.of(PolicyType.PERMISSIONS_BOUNDARY);
        }
        // A federated session without policies of its own is allowed nothing by its user's.
        boolean inSession =
                session == null
                        ? !(request.principal() instanceof RequestPrincipal.FederatedUser)
                        : session.allow(request) != null;
        return inSession ? decision : ImplicitDenials.of(PolicyType.SESSION);
    }

    private Decision deniedByResource() {
        boolean trust = resource != null && resource.policies().get(0).type() == PolicyType.TRUST;
        return ImplicitDenials.of(trust ? PolicyType.TRUST : PolicyType.RESOURCE);
    }

    /// Service-linked roles are outside of what organizations control.
    static boolean isControlled(RequestPrincipal caller) {
        return !(caller instanceof RequestPrincipal.RoleSession session
                && session.roleArn().contains(":role/aws-service-role/"));
    }

    private static boolean isCallerControlled(RequestContext request) {
        return !hasNoAccount(request.principal());
    }

    static boolean hasNoAccount(RequestPrincipal caller) {
        return switch (caller) {
            case RequestPrincipal.Service ignored -> true;
            case RequestPrincipal.Anonymous ignored -> true;
            case RequestPrincipal.Federated ignored -> true;
            case RequestPrincipal.Root ignored -> false;
            case RequestPrincipal.User ignored -> false;
            case RequestPrincipal.RoleSession ignored -> false;
            case RequestPrincipal.FederatedUser ignored -> false;
        };
    }

    private static boolean allows(@Nullable Layer layer, RequestContext request) {
        return layer == null || layer.allow(request) != null;
    }

    private static boolean allAllow(Layer[] levels, RequestContext request) {
        for (Layer level : levels) {
            if (level.allow(request) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Entry denyOf(
            @Nullable Layer layer, RequestContext request, boolean bounded) {
        return layer == null ? null : layer.deny(request, bounded);
    }

    private static @Nullable Entry denyOf(Layer[] levels, RequestContext request, boolean bounded) {
        for (Layer level : levels) {
            Entry found = level.deny(request, bounded);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Layer[] levels(List<List<NamedPolicy>> levels) {
        return levels.isEmpty() ? NO_LEVELS : levels.stream().map(Layer::new).toArray(Layer[]::new);
    }

    private static @Nullable Layer layer(Optional<NamedPolicy> policy) {
        return policy.map(one -> new Layer(List.of(one))).orElse(null);
    }
}
