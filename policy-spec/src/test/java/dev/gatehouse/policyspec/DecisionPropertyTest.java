package dev.gatehouse.policyspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for all policies and requests, on generated cases.
class DecisionPropertyTest {
    private static final long CASES = Long.getLong("gatehouse.policy.properties", 5_000);

    /// Policies of other cases.
    private static final Map<PolicyType, List<NamedPolicy>> POLICIES =
            LongStream.range(-1_000, 0)
                    .boxed()
                    .flatMap(seed -> GeneratedCase.of(seed).policies().all().stream())
                    .collect(Collectors.groupingBy(NamedPolicy::type));

    @Test
    @Requirement("C2")
    void theOrderOfPoliciesAndStatementsNeverMatters() {
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            PolicySet shuffled = shuffled(one.policies(), new Random(seed));

            assertThat(Specification.said(Authorizer.decide(shuffled, one.request())))
                    .as("case %d of %s", seed, one.policies())
                    .isEqualTo(
                            Specification.said(Authorizer.decide(one.policies(), one.request())));
        }
    }

    @Test
    @Requirement("C2")
    void oneMoreDenyNeverAllowsMore() {
        long denied = 0;
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            PolicySet more = withOneMore(one.policies(), Effect.DENY, seed);
            denied += fewer(one.policies(), more, one.request(), seed);
        }
        assertThat(denied).isGreaterThan(CASES / 300);
    }

    /// Save in a trust policy: whom it names directly is limited by the boundary, and whom it takes
    /// for one of everybody is not.
    @Test
    void oneMoreAllowNeverAllowsLess() {
        long allowed = 0;
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            PolicySet more = withOneMore(one.policies(), Effect.ALLOW, seed);
            boolean trust =
                    more.resource().filter(two -> two.type() == PolicyType.TRUST).isPresent();
            allowed += trust ? 0 : fewer(more, one.policies(), one.request(), seed);
        }
        assertThat(allowed).isGreaterThan(CASES / 300);
    }

    /// Layers that limit. A resource's policy also grants, and a federated session may do nothing
    /// before it has policies of its own.
    @Test
    @Requirement("C2")
    void oneMoreLayerNeverAllowsMore() {
        long denied = 0;
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            PolicySet policies = one.policies();
            for (PolicySet more : withOneMoreLayer(policies, one.request().principal(), seed)) {
                denied += fewer(policies, more, one.request(), seed);
            }
        }
        assertThat(denied).isGreaterThan(CASES / 20);
    }

    /// Asserts that the second set allows only what the first does.
    ///
    /// @return 1 if only the first allows the request
    private static int fewer(PolicySet some, PolicySet fewer, RequestContext request, long seed) {
        boolean before = Authorizer.decide(some, request).isAllowed();
        boolean after = Authorizer.decide(fewer, request).isAllowed();
        assertThat(before || !after)
                .as("case %d: not allowed by %s, but by %s", seed, some, fewer)
                .isTrue();
        return before && !after ? 1 : 0;
    }

    private static List<PolicySet> withOneMoreLayer(
            PolicySet policies, RequestPrincipal caller, long seed) {
        NamedPolicy scp = drawn(PolicyType.SERVICE_CONTROL, seed);
        NamedPolicy rcp = drawn(PolicyType.RESOURCE_CONTROL, seed);
        var more = new ArrayList<PolicySet>();
        if (policies.boundary().isEmpty()) {
            more.add(policies.boundedBy(drawn(PolicyType.PERMISSIONS_BOUNDARY, seed)));
        }
        if (policies.session().isEmpty() && !(caller instanceof RequestPrincipal.FederatedUser)) {
            more.add(policies.narrowedBy(List.of(drawn(PolicyType.SESSION, seed))));
        }
        if (policies.vpcEndpoint().isEmpty()) {
            more.add(policies.through(drawn(PolicyType.VPC_ENDPOINT, seed)));
        }
        more.add(
                organized(
                        policies,
                        and(policies.serviceControl(), List.of(scp)),
                        policies.resourceControl()));
        more.add(
                organized(
                        policies,
                        policies.serviceControl(),
                        and(policies.resourceControl(), List.of(rcp))));
        return more;
    }

    private static PolicySet organized(
            PolicySet policies,
            List<List<NamedPolicy>> serviceControl,
            List<List<NamedPolicy>> resourceControl) {
        return new PolicySet(
                policies.identity(),
                policies.boundary(),
                policies.session(),
                policies.resource(),
                policies.strictResource(),
                serviceControl,
                resourceControl,
                policies.vpcEndpoint());
    }

    /// The policies, one of which has a statement more.
    private static PolicySet withOneMore(PolicySet policies, Effect effect, long seed) {
        List<NamedPolicy> all = policies.all();
        NamedPolicy changed = all.get(new Random(seed).nextInt(all.size()));
        List<Statement> statements =
                policies(changed.type()).stream()
                        .flatMap(policy -> statements(policy).stream())
                        .filter(one -> one.effect() == effect)
                        .toList();
        Statement statement = statements.get((int) (seed % statements.size()));
        return mapped(
                policies,
                one -> one.equals(changed) ? with(one, and(statements(one), statement)) : one);
    }

    private static NamedPolicy drawn(PolicyType type, long seed) {
        return policies(type).get((int) (seed % policies(type).size()));
    }

    private static List<NamedPolicy> policies(PolicyType type) {
        return POLICIES.getOrDefault(type, List.of());
    }

    private static PolicySet shuffled(PolicySet policies, Random random) {
        PolicySet mixed = mapped(policies, one -> with(one, shuffled(statements(one), random)));
        return new PolicySet(
                shuffled(mixed.identity(), random),
                mixed.boundary(),
                mixed.session().map(session -> shuffled(session, random)),
                mixed.resource(),
                mixed.strictResource(),
                mixed.serviceControl().stream().map(level -> shuffled(level, random)).toList(),
                mixed.resourceControl().stream().map(level -> shuffled(level, random)).toList(),
                mixed.vpcEndpoint());
    }

    private static PolicySet mapped(PolicySet policies, UnaryOperator<NamedPolicy> change) {
        return new PolicySet(
                mapped(policies.identity(), change),
                policies.boundary().map(change),
                policies.session().map(session -> mapped(session, change)),
                policies.resource().map(change),
                policies.strictResource(),
                policies.serviceControl().stream().map(level -> mapped(level, change)).toList(),
                policies.resourceControl().stream().map(level -> mapped(level, change)).toList(),
                policies.vpcEndpoint().map(change));
    }

    private static List<NamedPolicy> mapped(
            List<NamedPolicy> policies, UnaryOperator<NamedPolicy> change) {
        return policies.stream().map(change).toList();
    }

    private static List<Statement> statements(NamedPolicy policy) {
        return policy.policy().statements();
    }

    private static NamedPolicy with(NamedPolicy named, List<Statement> statements) {
        Policy policy = named.policy();
        return new NamedPolicy(
                named.type(),
                named.name(),
                new Policy(policy.text(), policy.version(), policy.id(), statements));
    }

    private static <T> List<T> and(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static <T> List<T> shuffled(List<T> some, Random random) {
        var shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
