package dev.gatehouse.policyspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.StatementElements;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Layers of so many statements that the engine finds by an index which of them can apply.
class ManyStatementsAgreeTest {
    /// How many layers are put together; thousands of them make the long mode.
    private static final long LAYERS = Long.getLong("gatehouse.policy.layers", 60);

    private static final long FIRST = Long.getLong("gatehouse.policy.firstLayer", 0);

    private static final int REQUESTS = 4;

    /// Past so many statements about one action the engine looks at what resources begin with.
    private static final int LOOKED_AT_ONE_BY_ONE = 16;

    private static final Pattern OBJECT = Pattern.compile("arn:aws:s3:::b/");
    private static final String ACCOUNT = "123456789012";
    private static final RequestPrincipal ALICE =
            new RequestPrincipal.User(
                    ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":user/alice", "AIDAALICE");

    /// Each statement on its own is decided by the specification, and the first that denies, else
    /// the first that allows, must be the one that the engine names.
    @Test
    @Requirement({"B15", "C2"})
    void theFirstThatAppliesIsFound() {
        List<NamedPolicy> pool = statements();
        var outcomes = new TreeMap<String, Integer>();
        for (long seed = FIRST; seed < FIRST + LAYERS; seed++) {
            var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
            List<RequestContext> requests = requests(random);
            List<Member> layer = layer(random, pool, requests);
            PolicySet policies = PolicySet.ofIdentity(layer.stream().map(Member::policy).toList());
            Authorizer authorizer = Authorizer.of(policies);
            for (int i = 0; i < REQUESTS; i++) {
                RequestContext request = requests.get(i);
                Decision expected = expected(layer, i, request);

                assertThat(authorizer.decide(request))
                        .as("layer %d, request %d", seed, i)
                        .isEqualTo(expected);
                assertThat(authorizer.decide(spelledOtherwise(random, request)))
                        .as("layer %d, request %d spelled otherwise", seed, i)
                        .isEqualTo(expected);
                outcomes.merge(Specification.said(expected), 1, Integer::sum);
                outcomes.merge(size(layer, request), 1, Integer::sum);
            }
            RequestContext first = requests.getFirst();
            assertThat(Specification.said(authorizer.decide(first)))
                    .as("layer %d", seed)
                    .isEqualTo(Specification.decide(policies, first));
        }
        assertThat(outcomes.keySet())
                .containsExactlyInAnyOrder(
                        "allowed",
                        "denied by IDENTITY",
                        "not allowed by IDENTITY",
                        "many allow",
                        "many deny",
                        "few");
        assertThat(outcomes.values()).allMatch(count -> count >= LAYERS / 10);
    }

    /// What the engine knows about an action it forgets when strangers ask about too many.
    @Test
    void whatIsForgottenIsFoundAgain() {
        for (int statements : List.of(40, 90)) {
            Authorizer authorizer = Authorizer.of(PolicySet.ofIdentity(numbered(statements)));
            for (int round = 0; round < 2; round++) {
                for (int number = 10_000; number < 40_000; number++) {
                    String name = number % 3 == 0 ? "S3:GET" : "s3:Get";
                    boolean allowed =
                            authorizer
                                    .decide(request(name + number, "arn:aws:s3:::b/k"))
                                    .isAllowed();

                    assertThat(allowed)
                            .as("%s%d of %d statements", name, number, statements)
                            .isEqualTo(number / 100 < 100 + statements);
                }
            }
        }
    }

    /// So many statements, each about a hundred actions of its own.
    private static List<NamedPolicy> numbered(int statements) {
        return LongStream.range(0, statements)
                .mapToObj(i ->
                        """
                        {"Version": "2012-10-17", "Statement":
                          {"Effect": "Allow", "Action": "s3:Get%d??", "Resource": "*"}}\
                        """
                                .formatted(100 + i))
                .map(document -> parsed("numbered", document))
                .toList();
    }

    /// Statements of generated cases, each a policy of its own, on objects at different depths.
    private static List<NamedPolicy> statements() {
        var statements = new ArrayList<NamedPolicy>();
        for (long seed = 0; statements.size() < 4_000; seed++) {
            var random = new Random(seed);
            for (NamedPolicy policy : GeneratedCase.of(seed).policies().identity()) {
                String document =
                        OBJECT.matcher(policy.policy().text())
                                .replaceAll(found -> found.group() + folder(random));
                Policy parsed = parsed("", document).policy();
                for (Statement statement : parsed.statements()) {
                    statements.add(alone("case " + seed, parsed, statement));
                }
            }
        }
        return statements;
    }

    private static NamedPolicy alone(String name, Policy policy, Statement statement) {
        return new NamedPolicy(
                PolicyType.IDENTITY,
                name,
                new Policy(policy.text(), policy.version(), policy.id(), List.of(statement)));
    }

    /// A statement of a layer.
    ///
    /// @param applies to which of the requests, as the specification says
    private record Member(NamedPolicy policy, BitSet applies) {
        Effect effect() {
            return policy.policy().statements().getFirst().effect();
        }
    }

    /// Statements of which few apply to the requests, as it is where there are many. In half of the
    /// layers most of them deny.
    private static List<Member> layer(
            Random random, List<NamedPolicy> pool, List<RequestContext> requests) {
        boolean denying = random.nextBoolean();
        int size =
                random.nextInt(4) == 0
                        ? 1 + random.nextInt(LOOKED_AT_ONE_BY_ONE)
                        : 80 + random.nextInt(random.nextBoolean() ? 320 : 1_200);
        var layer = new ArrayList<Member>();
        while (layer.size() < size) {
            NamedPolicy drawn = pool.get(random.nextInt(pool.size()));
            NamedPolicy one = named(denying ? inverted(drawn) : drawn, "statement " + layer.size());
            var applies = new BitSet();
            for (int i = 0; i < REQUESTS; i++) {
                applies.set(i, applies(one, requests.get(i)));
            }
            if (applies.isEmpty() || random.nextInt(size) == 0) {
                layer.add(new Member(one, applies));
            }
        }
        return layer;
    }

    private static NamedPolicy named(NamedPolicy policy, String name) {
        return new NamedPolicy(policy.type(), name, policy.policy());
    }

    private static NamedPolicy inverted(NamedPolicy policy) {
        Statement one = policy.policy().statements().getFirst();
        var statement =
                new Statement(
                        one.index(),
                        one.sid(),
                        one.effect() == Effect.ALLOW ? Effect.DENY : Effect.ALLOW,
                        one.principals(),
                        one.actions(),
                        one.resources(),
                        one.conditions(),
                        one.variables(),
                        one.place());
        return alone(policy.name(), policy.policy(), statement);
    }

    private static boolean applies(NamedPolicy policy, RequestContext request) {
        return !Specification.decide(PolicySet.ofIdentity(List.of(policy)), request)
                .startsWith("not");
    }

    private static Decision expected(List<Member> layer, int number, RequestContext request) {
        for (Effect effect : List.of(Effect.DENY, Effect.ALLOW)) {
            for (Member one : layer) {
                if (one.effect() == effect && one.applies().get(number)) {
                    return Authorizer.decide(PolicySet.ofIdentity(List.of(one.policy())), request);
                }
            }
        }
        return new Decision.ImplicitlyDenied(PolicyType.IDENTITY);
    }

    private static String size(List<Member> layer, RequestContext request) {
        for (Effect effect : Effect.values()) {
            long about =
                    layer.stream()
                            .filter(one -> one.effect() == effect)
                            .flatMap(one -> StatementElements.of(one.policy().policy()).stream())
                            .filter(one -> one.matchesAction(request))
                            .count();
            if (about > LOOKED_AT_ONE_BY_ONE) {
                return effect == Effect.ALLOW ? "many allow" : "many deny";
            }
        }
        return "few";
    }

    private static List<RequestContext> requests(Random random) {
        var requests = new ArrayList<RequestContext>();
        for (int i = 0; i < REQUESTS; i++) {
            RequestContext drawn = GeneratedCase.of(random.nextLong()).request();
            String resource =
                    OBJECT.matcher(drawn.resource())
                            .replaceAll(found -> found.group() + folder(random));
            requests.add(with(drawn, drawn.action(), resource));
        }
        return requests;
    }

    private static String folder(Random random) {
        var folder = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            folder.append("ab/".charAt(random.nextInt(3)));
        }
        return folder.toString();
    }

    private static RequestContext spelledOtherwise(Random random, RequestContext request) {
        String action = request.action();
        return with(
                request,
                random.nextBoolean()
                        ? action.toUpperCase(Locale.ROOT)
                        : action.toLowerCase(Locale.ROOT),
                request.resource());
    }

    private static RequestContext with(RequestContext request, String action, String resource) {
        var builder = RequestContext.of(action, resource, ALICE, ACCOUNT);
        request.keys().forEach(builder::with);
        return builder.build();
    }

    private static RequestContext request(String action, String resource) {
        return RequestContext.of(action, resource, ALICE, ACCOUNT).build();
    }

    private static NamedPolicy parsed(String name, String document) {
        return switch (PolicyParser.parse(document, PolicyType.IDENTITY)) {
            case ParseResult.Parsed parsed ->
                    new NamedPolicy(PolicyType.IDENTITY, name, parsed.policy());
            case ParseResult.Malformed malformed ->
                    throw new AssertionError(malformed.problems() + " in " + document);
        };
    }
}
