package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;

/// The simulator and `authorize` decide alike what they are asked alike, by policies that are made
/// at random from few words.
@Requirement("N1")
class SimulatorAgreesTest {
    private static final int SEEDS = 25;
    private static final String ARN = "arn:aws:iam::" + SandboxServer.ACCOUNT + ":user/ada";
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "store:Read", "iam:PassRole");
    private static final List<String> ACTION_PATTERNS =
            List.of(
                    "*",
                    "s3:*",
                    "s3:Get*",
                    "store:R*",
                    "store:Read",
                    "iam:PassRole",
                    "s3:?utObject");
    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "arn:aws:s3:::b/ada/k",
                    "arn:aws:s3:::b/blue/k",
                    "arn:aws:sqs:us-east-1:123456789012:q",
                    "arn:aws:sqs:us-east-1:210987654321:q");
    private static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "arn:aws:s3:::b/*",
                    "arn:aws:s3:::b/${aws:username}/*",
                    "arn:aws:s3:::b/${aws:PrincipalTag/team}/k",
                    "arn:aws:sqs:*:123456789012:*",
                    "arn:aws:sqs:*:*:q");
    private static final List<String> CONDITIONS =
            List.of(
                    "{\"StringEquals\":{\"aws:username\":\"ada\"}}",
                    "{\"StringNotEquals\":{\"aws:PrincipalTag/team\":\"blue\"}}",
                    "{\"StringEquals\":{\"store:Shelf\":[\"top\",\"low\"]}}",
                    "{\"StringEqualsIfExists\":{\"store:Shelf\":\"low\"}}",
                    "{\"Null\":{\"store:Shelf\":\"true\"}}",
                    "{\"NumericLessThan\":{\"store:Price\":\"10\"}}",
                    "{\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}}",
                    "{\"ForAllValues:StringLike\":{\"aws:TagKeys\":\"t*\"}}",
                    "{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":\"cost\"}}",
                    "{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:user/a*\"}}");

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onTheSameRequest(long seed) {
        var random = new Random(seed);
        AwsCredentials ada = makeAda(random);
        boolean shelf = random.nextBoolean();

        assertThat(simulated(shelf)).isEqualTo(enforced(ada, shelf));
    }

    private static AwsCredentials makeAda(Random random) {
        IamClient iam = SANDBOX.iam();
        iam.createGroup(of -> of.groupName("maths"));
        AwsCredentials ada = SANDBOX.newUser("ada", policy(random));
        iam.addUserToGroup(of -> of.groupName("maths").userName("ada"));
        iam.tagUser(of -> of.userName("ada").tags(Policies.tag("team", "blue")));
        iam.putGroupPolicy(
                of -> of.groupName("maths").policyName("team").policyDocument(policy(random)));
        if (random.nextBoolean()) {
            String limit =
                    iam.createPolicy(of -> of.policyName("limit").policyDocument(policy(random)))
                            .policy()
                            .arn();
            iam.putUserPermissionsBoundary(of -> of.userName("ada").permissionsBoundary(limit));
        }
        return ada;
    }

    private static String policy(Random random) {
        var statements = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String condition =
                    random.nextBoolean() ? "" : ",\"Condition\":" + any(CONDITIONS, random);
            statements.add(
                    "{\"Effect\":\"%s\",\"Action\":\"%s\",\"%s\":\"%s\"%s}"
                            .formatted(
                                    random.nextInt(4) == 0 ? "Deny" : "Allow",
                                    any(ACTION_PATTERNS, random),
                                    random.nextInt(6) == 0 ? "NotResource" : "Resource",
                                    any(RESOURCE_PATTERNS, random),
                                    condition));
        }
        return Policies.document(statements.toArray(String[]::new));
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> enforced(AwsCredentials ada, boolean shelf) {
        var questions = new ArrayList<Map<String, Object>>();
        Map<String, Object> context =
                shelf
                        ? Map.of(
                                "store:Price",
                                "9",
                                "aws:TagKeys",
                                List.of("team"),
                                "store:Shelf",
                                "low")
                        : Map.of("store:Price", "9", "aws:TagKeys", List.of("team"));
        for (String action : ACTIONS) {
            for (String resource : RESOURCES) {
                questions.add(Map.of("action", action, "resource", resource, "context", context));
            }
        }
        OwnApi.Answer answer =
                new OwnApi(SANDBOX::endpoint, SANDBOX::time).post(ada, "authorize", questions);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var decisions = new ArrayList<String>();
        for (int i = 0; i < questions.size(); i++) {
            decisions.add(
                    questions.get(i).get("action")
                            + " "
                            + questions.get(i).get("resource")
                            + " "
                            + answer.body().get(i).path("decision").asString());
        }
        return decisions;
    }

    private static List<String> simulated(boolean shelf) {
        var entries =
                new ArrayList<>(
                        List.of(
                                entry("aws:username", "string", "ada"),
                                entry("aws:PrincipalTag/team", "string", "blue"),
                                entry("aws:PrincipalArn", "string", ARN),
                                entry("aws:SourceIp", "ip", "127.0.0.1"),
                                entry("store:Price", "numeric", "9"),
                                entry("aws:TagKeys", "stringList", "team")));
        if (shelf) {
            entries.add(entry("store:Shelf", "string", "low"));
        }
        return SANDBOX
                .iam()
                .simulatePrincipalPolicy(of ->
                        of.policySourceArn(ARN)
                                .actionNames(ACTIONS)
                                .resourceArns(RESOURCES)
                                .contextEntries(entries))
                .evaluationResults()
                .stream()
                .map(SimulatorAgreesTest::shown)
                .toList();
    }

    private static String shown(EvaluationResult result) {
        return result.evalActionName()
                + " "
                + result.evalResourceName()
                + " "
                + result.evalDecisionAsString();
    }

    private static ContextEntry entry(String key, String type, String... values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }
}
