package dev.gatehouse.authorization;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Identity;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.operation.Permission;
import dev.gatehouse.operation.ResourcePolicy;
import dev.gatehouse.operation.ResourcePolicyDirectory;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides calls: gathers the policies and condition keys that count, and asks the policy engine.
public final class Authorization {
    private final IdentityDirectory identities;
    private final ResourcePolicyDirectory resources;
    private final Authorizers authorizers = new Authorizers();

    public Authorization(IdentityDirectory identities, ResourcePolicyDirectory resources) {
        this.identities = identities;
        this.resources = resources;
    }

    /// Decides on one permission.
    public Ruling decide(Permission permission, Call call, RequestFacts facts) {
        Optional<Identity> identity = identity(call);
        Optional<ResourcePolicy> resource = resourcePolicy(permission, call);
        RequestContext request =
                CallContext.of(
                        permission,
                        call,
                        identity,
                        facts,
                        resourceAccount(permission, resource, call));
        PolicySet policies = around(policies(call, identity), resource, facts);
        return new Ruling(permission, policies, request, authorizers.of(policies).decide(request));
    }

    /// Decides on one permission of an AWS service: it has no policies, so only the resource's can
    /// allow it.
    ///
    /// @param call by whom it is asked, and when
    public Ruling decide(
            Permission permission,
            RequestPrincipal.Service service,
            Call call,
            RequestFacts facts) {
        Optional<ResourcePolicy> resource = resourcePolicy(permission, call);
        RequestContext request =
                CallContext.of(
                        permission,
                        call,
                        service,
                        facts,
                        resourceAccount(permission, resource, call));
        PolicySet policies = around(PolicySet.ofIdentity(List.of()), resource, facts);
        return new Ruling(permission, policies, request, authorizers.of(policies).decide(request));
    }

    /// The policy that the operation names, else the one that was put on the resource.
    private Optional<ResourcePolicy> resourcePolicy(Permission permission, Call call) {
        return permission
                .resourcePolicy()
                .or(() -> resources.find(permission.action(), permission.resource(), call));
    }

    /// With what counts beside the caller's own policies: the resource's and the VPC endpoint's.
    private static PolicySet around(
            PolicySet own, Optional<ResourcePolicy> resource, RequestFacts facts) {
        PolicySet there =
                resource.map(policy -> own.on(named(policy), policy.strict())).orElse(own);
        return facts.endpoint().flatMap(VpcEndpoint::policy).map(there::through).orElse(there);
    }

    private Optional<Identity> identity(Call call) {
        Account account = call.account();
        return switch (call.caller()) {
            case Caller.Root _ -> Optional.empty();
            case Caller.User user -> identities.user(account, call.view(), user.userId());
            case Caller.RoleSession role -> identities.role(account, call.view(), role.roleId());
        };
    }

    private PolicySet policies(Call call, Optional<Identity> identity) {
        PolicySet own = PolicySet.ofIdentity(identity.map(Identity::policies).orElse(List.of()));
        PolicySet bounded = identity.flatMap(Identity::boundary).map(own::boundedBy).orElse(own);
        return call.credential()
                .session()
                .filter(session -> !session.policies().isEmpty() || !session.policyArns().isEmpty())
                .map(session -> bounded.narrowedBy(sessionPolicies(call, session)))
                .orElse(bounded);
    }

    private List<NamedPolicy> sessionPolicies(Call call, Session session) {
        var policies = new ArrayList<NamedPolicy>();
        for (String document : session.policies()) {
            // What a token says was parsed when the session was made; if it no longer is a policy,
            // nothing is allowed by it.
            if (PolicyParser.parse(document, PolicyType.SESSION)
                    instanceof ParseResult.Parsed(var policy)) {
                policies.add(new NamedPolicy(PolicyType.SESSION, "session policy", policy));
            } else {
                throw new IllegalStateException("a session policy does not parse");
            }
        }
        for (String arn : session.policyArns()) {
            Optional<NamedPolicy> managed =
                    identities.managedPolicy(call.account(), call.view(), arn);
            if (managed.isEmpty()) {
                // It may have held a Deny: a session whose policy is gone is allowed nothing.
                return List.of();
            }
            policies.add(new NamedPolicy(PolicyType.SESSION, arn, managed.get().policy()));
        }
        return policies;
    }

    private static NamedPolicy named(ResourcePolicy resource) {
        return new NamedPolicy(resource.type(), resource.name(), resource.policy());
    }

    /// Who owns the resource: what is known of it counts before what the operation or the one who
    /// asks says.
    private String resourceAccount(
            Permission permission, Optional<ResourcePolicy> resource, Call call) {
        return resource.map(ResourcePolicy::owner)
                .map(account -> account.id().value())
                .or(() ->
                        Arn.find(permission.resource())
                                .map(Arn::account)
                                .filter(account -> !account.isEmpty() && !account.equals("aws")))
                .or(() ->
                        resources
                                .owner(permission.resource(), call)
                                .or(permission::owner)
                                .map(account -> account.id().value()))
                .orElse(call.account().id().value());
    }
}
