package dev.gatehouse.iam.delegation;

import dev.gatehouse.catalog.Services;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySource;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.iam.policysource.SourcePolicy;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.ActionPattern;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a caller has the permissions that a policy asks for. Conditions are not evaluated, since
/// nobody knows the requests to come: where one matters, the answer is that it is not known.
public final class PermissionCheck {
    private static final int MOST_QUESTIONS = 5_000;
    private final PolicySources sources;
    private final ManagedPolicies managed;

    public PermissionCheck(PolicySources sources, ManagedPolicies managed) {
        this.sources = sources;
        this.managed = managed;
    }

    /// What a check finds.
    enum Result {
        ALLOWED,
        DENIED,
        UNSURE
    }

    /// Whether the caller has all that a policy allows.
    Result of(String document, Call call) {
        return switch (call.caller()) {
            case Caller.Root _ -> Result.ALLOWED;
            case Caller.User user -> of(document, sources.get(user.arn(), call), call);
            case Caller.RoleSession role -> of(document, sources.get(role.roleArn(), call), call);
        };
    }

    private Result of(String document, PolicySource source, Call call) {
        var questions = new ArrayList<Question>();
        boolean open = false;
        for (Statement asked : PolicyDocuments.parse(document, PolicyType.IDENTITY).statements()) {
            if (asked.effect() == Effect.ALLOW) {
                List<Question> more = questions(asked);
                questions.addAll(more);
                open |= more.isEmpty();
            }
        }
        if (questions.size() > MOST_QUESTIONS) {
            return Result.UNSURE;
        }
        var most = Authorizer.of(policies(source, call, Reading.MOST));
        var least = Authorizer.of(policies(source, call, Reading.LEAST));
        RequestPrincipal principal = source.principal(call.account());
        List<RequestContext> requests =
                questions.stream().map(one -> one.request(principal, call)).toList();
        if (!requests.stream().allMatch(one -> most.decide(one).isAllowed())) {
            return Result.DENIED;
        }
        return !open && requests.stream().allMatch(one -> least.decide(one).isAllowed())
                ? Result.ALLOWED
                : Result.UNSURE;
    }

    /// One action on one resource.
    private record Question(String action, String resource) {
        RequestContext request(RequestPrincipal principal, Call call) {
            String account = call.account().id().value();
            return RequestContext.of(action, resource, principal, account).build();
        }
    }

    /// What a statement asks for; empty if it says only what it does not ask for.
    private static List<Question> questions(Statement asked) {
        List<String> resources =
                asked.resources()
                        .filter(one -> !one.negated())
                        .map(Patterns::values)
                        .orElse(List.of());
        return asked.actions().negated()
                ? List.of()
                : asked.actions().values().stream()
                        .flatMap(PermissionCheck::named)
                        .flatMap(action ->
                                resources.stream().map(resource -> new Question(action, resource)))
                        .toList();
    }

    /// The actions that a pattern stands for; one that the catalog does not know stands for itself.
    private static Stream<String> named(String pattern) {
        if (!pattern.contains("*") && !pattern.contains("?")) {
            return Stream.of(pattern);
        }
        var matching = ActionPattern.of(pattern);
        String prefix = pattern.contains(":") ? pattern.substring(0, pattern.indexOf(':')) : "";
        List<String> known =
                Services.load().find(prefix).stream()
                        .flatMap(service ->
                                service.actions().keySet().stream()
                                        .map(name -> service.prefix() + ":" + name))
                        .filter(matching::matches)
                        .toList();
        return known.isEmpty() ? Stream.of(pattern) : known.stream();
    }

    private PolicySet policies(PolicySource source, Call call, Reading reading) {
        PolicySet own =
                PolicySet.ofIdentity(
                        source.policies().stream()
                                .map(policy -> named(policy, PolicyType.IDENTITY, reading))
                                .toList());
        PolicySet bounded =
                source.boundary()
                        .map(policy -> named(policy, PolicyType.PERMISSIONS_BOUNDARY, reading))
                        .map(own::boundedBy)
                        .orElse(own);
        return call.credential()
                .session()
                .filter(one -> !one.policies().isEmpty() || !one.policyArns().isEmpty())
                .map(one -> bounded.narrowedBy(ofSession(one, call, reading)))
                .orElse(bounded);
    }

    /// A managed policy that is gone allows nothing, as when a request of the session is decided.
    private List<NamedPolicy> ofSession(Session session, Call call, Reading reading) {
        var policies = new ArrayList<NamedPolicy>();
        for (String document : session.policies()) {
            policies.add(named("session policy", document, PolicyType.SESSION, reading));
        }
        for (String arn : session.policyArns()) {
            var policy = managed.find(call.account(), call.view(), arn);
            if (policy.isEmpty()) {
                return List.of();
            }
            String document = policy.get().defaultVersion().document();
            policies.add(named(arn, document, PolicyType.SESSION, reading));
        }
        return policies;
    }

    private static NamedPolicy named(SourcePolicy policy, PolicyType type, Reading reading) {
        return named(policy.name(), policy.document(), type, reading);
    }

    private static NamedPolicy named(
            String name, String document, PolicyType type, Reading reading) {
        return new NamedPolicy(type, name, reading.of(PolicyDocuments.parse(document, type)));
    }

    /// How to read statements with conditions, and denials of a part of what is asked for.
    private enum Reading {
        /// Every denial counts for all resources, and nothing is allowed under a condition.
        LEAST {
            @Override
            Stream<Statement> of(Statement statement) {
                if (statement.effect() == Effect.DENY) {
                    return Stream.of(unconditional(statement, Optional.of(EVERYTHING)));
                }
                return isConditional(statement) ? Stream.empty() : Stream.of(statement);
            }
        },
        /// Conditions hold where they allow and do not where they deny.
        MOST {
            @Override
            Stream<Statement> of(Statement statement) {
                if (statement.effect() == Effect.ALLOW) {
                    return Stream.of(
                            unconditional(
                                    statement,
                                    hasVariables(statement)
                                            ? Optional.of(EVERYTHING)
                                            : statement.resources()));
                }
                return isConditional(statement) ? Stream.empty() : Stream.of(statement);
            }
        };

        private static final Patterns<String> EVERYTHING = new Patterns<>(false, List.of("*"));

        abstract Stream<Statement> of(Statement statement);

        Policy of(Policy policy) {
            return new Policy(
                    policy.text(),
                    policy.version(),
                    policy.id(),
                    policy.statements().stream().flatMap(this::of).toList());
        }

        private static boolean isConditional(Statement statement) {
            return !statement.conditions().isEmpty() || hasVariables(statement);
        }

        private static boolean hasVariables(Statement statement) {
            return statement
                    .resources()
                    .filter(resources ->
                            resources.values().stream().anyMatch(one -> one.contains("${")))
                    .isPresent();
        }

        private static Statement unconditional(
                Statement statement, Optional<Patterns<String>> resources) {
            return new Statement(
                    statement.index(),
                    statement.sid(),
                    statement.effect(),
                    statement.principals(),
                    statement.actions(),
                    resources,
                    List.of(),
                    statement.variables(),
                    statement.place());
        }
    }
}
