package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Layers in which the engine finds statements by what their resources begin with.
class ManyStatementsTest {
    private static final String ACCOUNT = "123456789012";
    private static final RequestPrincipal CALLER =
            new RequestPrincipal.User(ACCOUNT, "arn:aws:iam::123456789012:user/alice", "AIDAALICE");

    private static final List<Statement> STATEMENTS = statements();
    private static final Authorizer ALL = Authorizer.of(identity(STATEMENTS));
    private static final List<PolicySet> EACH =
            STATEMENTS.stream().map(one -> identity(List.of(one))).toList();

    /// Resources whose beginnings differ at their end, at their start, in length, and not at all.
    private static List<String> resources() {
        return Stream.of(
                        IntStream.range(0, 30).mapToObj(i -> "arn:aws:s3:::logs-" + i + "*"),
                        IntStream.range(0, 30).mapToObj(i -> "arn:aws:s3:::" + i + "-archive*"),
                        IntStream.range(0, 12)
                                .mapToObj(i -> "arn:aws:s3:::" + "deep/".repeat(i) + "*/end" + i),
                        Stream.of("*/tail", "arn:aws:s3:::a", "arn:aws:s3:::logs-7*", "a?n:*:b/k"))
                .flatMap(all -> all)
                .toList();
    }

    static Stream<String> requested() {
        return Stream.concat(
                resources().stream()
                        .flatMap(one -> Stream.of(one, one.replace("*", "/x"), one + "/y")),
                Stream.of("*", "arn:aws:s3:::", "arn", "", "arn:aws:s3:::nothing/of/them"));
    }

    @ParameterizedTest
    @MethodSource("requested")
    @Requirement("C2")
    void theFirstThatAppliesIsNamed(String resource) {
        for (String action : List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage")) {
            RequestContext request = RequestContext.of(action, resource, CALLER, ACCOUNT).build();
            Decision decision = ALL.decide(request);

            assertThat(by(decision))
                    .as("%s %s", action, resource)
                    .isEqualTo(first(Effect.DENY, request).or(() -> first(Effect.ALLOW, request)));
        }
    }

    /// So many actions that some have no number, and that what is known is forgotten meanwhile.
    @ParameterizedTest
    @ValueSource(ints = {2, 40})
    void whatIsForgottenIsFoundAgain(int count) {
        Authorizer authorizer = Authorizer.of(identity(STATEMENTS.subList(0, count)));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 34_000; i++) {
                String action = "s3:Get" + i;
                RequestContext request =
                        RequestContext.of(action, "arn:aws:s3:::logs-0/" + i, CALLER, ACCOUNT)
                                .build();

                assertThat(authorizer.decide(request).isAllowed()).as(action).isTrue();
            }
        }
        assertThat(
                        authorizer
                                .decide(
                                        RequestContext.of(
                                                        "s3:" + "Get".repeat(60),
                                                        "arn:aws:s3:::logs-0",
                                                        CALLER,
                                                        ACCOUNT)
                                                .build())
                                .isAllowed())
                .isTrue();
    }

    @Test
    void eachSpellingOfAnActionIsTheSame() {
        for (String action : List.of("s3:GetObject", "S3:getobject", "s3:GETOBJECT")) {
            RequestContext request =
                    RequestContext.of(action, "arn:aws:s3:::logs-3/x", CALLER, ACCOUNT).build();

            assertThat(by(ALL.decide(request))).contains("Allow3");
        }
    }

    /// Statements about each resource: of a family of actions, and some of one action.
    private static List<Statement> statements() {
        var documents = new ArrayList<String>();
        List<String> resources = resources();
        for (int i = 0; i < resources.size(); i++) {
            documents.add(statement("Allow", i, "s3:Get*", resources.get(i)));
        }
        for (int i = 0; i < resources.size(); i += 7) {
            documents.add(statement("Deny", i, "s3:*Object", resources.get(i) + "/y"));
            documents.add(statement("Allow", 1000 + i, "s3:PutObject", resources.get(i)));
        }
        documents.add(statement("Deny", 2000, "*", "arn:aws:s3:::12-archive*"));
        return parse(
                        "{\"Version\": \"2012-10-17\", \"Statement\": ["
                                + String.join(", ", documents)
                                + "]}")
                .statements();
    }

    private static String statement(String effect, int number, String action, String resource) {
        return """
        {"Sid": "%s%d", "Effect": "%s", "Action": "%s", "Resource": "%s"}\
        """
                .formatted(effect, number, effect, action, resource);
    }

    /// Looks at one statement after the other, each alone.
    private static Optional<String> first(Effect effect, RequestContext request) {
        return IntStream.range(0, EACH.size())
                .filter(i -> STATEMENTS.get(i).effect() == effect)
                .mapToObj(i -> by(Authorizer.decide(EACH.get(i), request)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The statement that a decision names.
    private static Optional<String> by(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> allowed.by().getFirst().sid();
            case Decision.ExplicitlyDenied denied -> denied.by().getFirst().sid();
            case Decision.ImplicitlyDenied ignored -> Optional.empty();
        };
    }

    private static PolicySet identity(List<Statement> statements) {
        return PolicySet.ofIdentity(
                List.of(
                        new NamedPolicy(
                                PolicyType.IDENTITY,
                                "many",
                                new Policy("", "2012-10-17", Optional.empty(), statements))));
    }

    private static Policy parse(String document) {
        return switch (PolicyParser.parse(document, PolicyType.IDENTITY)) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed ->
                    throw new AssertionError(malformed.problems().toString());
        };
    }
}
