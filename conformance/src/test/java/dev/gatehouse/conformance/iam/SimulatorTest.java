package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.allowOn;
import static dev.gatehouse.conformance.Policies.deny;
import static dev.gatehouse.conformance.Policies.document;
import static dev.gatehouse.conformance.Policies.trustingService;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.Statement;

@Requirement("N1")
class SimulatorTest {
    private static final String ADA = "arn:aws:iam::" + ACCOUNT + ":user/ada";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:" + ACCOUNT + ":orders";
    private static final String FOREIGN_QUEUE = "arn:aws:sqs:us-east-1:210987654321:orders";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAda() {
        iam = SANDBOX.iam();
        iam.createUser(user -> user.userName("ada"));
    }

    private EvaluationResult custom(SimulateCustomPolicyRequest.Builder request) {
        return iam.simulateCustomPolicy(request.build()).evaluationResults().getFirst();
    }

    private EvaluationResult ofAda(SimulatePrincipalPolicyRequest.Builder request) {
        return iam.simulatePrincipalPolicy(request.policySourceArn(ADA).build())
                .evaluationResults()
                .getFirst();
    }

    private static SimulateCustomPolicyRequest.Builder custom(String action, String... policies) {
        return SimulateCustomPolicyRequest.builder().actionNames(action).policyInputList(policies);
    }

    private static SimulatePrincipalPolicyRequest.Builder principal(String... actions) {
        return SimulatePrincipalPolicyRequest.builder().actionNames(actions);
    }

    @Test
    void statementsAreShownWhereTheyStand() {
        String text =
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Sid\": \"\", \"Effect\":"
                        + " \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}}";
        String lines =
                """
                {"Statement": [
                  {"Effect": "Deny", "Action": "s3:*", "Resource": "*"},
                  {"Effect": "Allow", "Action": "sqs:*",
                   "Resource": ["*", "arn:aws:s3:::b/}\\"{"]
                  }]}\
                """;

        EvaluationResult result = custom(custom("sqs:SendMessage", text));
        assertThat(result.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(result.evalResourceName()).isEqualTo("*");
        Statement shown = result.matchedStatements().getFirst();
        assertThat(shown.sourcePolicyId()).isEqualTo("PolicyInputList.1");
        assertThat(shown.startPosition().line()).isEqualTo(1);
        assertThat(shown.startPosition().column()).isEqualTo(41);
        assertThat(shown.endPosition().column()).isEqualTo(text.length());

        Statement second = custom(custom("sqs:SendMessage", lines)).matchedStatements().getFirst();
        assertThat(second.startPosition().line()).isEqualTo(3);
        assertThat(second.startPosition().column()).isEqualTo(4);
        assertThat(second.endPosition().line()).isEqualTo(5);
        assertThat(second.endPosition().column()).isEqualTo(4);
    }

    @Test
    void everyAllowIsShownAndOfADenialTheDenyAlone() {
        String allowed = allow("sqs:SendMessage");
        EvaluationResult twice = custom(custom("sqs:SendMessage", allowed, allow("sqs:*")));
        EvaluationResult denied =
                custom(custom("sqs:SendMessage", allowed, deny("sqs:SendMessage")));
        EvaluationResult nothing = custom(custom("sqs:DeleteQueue", allowed));

        assertThat(twice.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.1", "PolicyInputList.2");
        assertThat(denied.evalDecisionAsString()).isEqualTo("explicitDeny");
        assertThat(denied.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.2");
        assertThat(nothing.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(nothing.matchedStatements()).isEmpty();
    }

    @Test
    void policiesOfAUserAreNamedWithWhereTheyComeFrom() {
        iam.createGroup(group -> group.groupName("maths"));
        iam.addUserToGroup(of -> of.groupName("maths").userName("ada"));
        iam.putGroupPolicy(of ->
                of.groupName("maths").policyName("team").policyDocument(allow("iam:GetUser")));
        iam.putUserPolicy(
                of -> of.userName("ada").policyName("own").policyDocument(allow("iam:Get*")));
        iam.attachUserPolicy(
                of -> of.userName("ada").policyArn("arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        String made =
                iam.createPolicy(of -> of.policyName("made").policyDocument(allow("iam:*")))
                        .policy()
                        .arn();
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(made));

        assertThat(ofAda(principal("iam:GetUser")).matchedStatements())
                .extracting(one -> one.sourcePolicyTypeAsString() + " " + one.sourcePolicyId())
                .containsExactly(
                        "user own",
                        "aws-managed IAMReadOnlyAccess",
                        "user-managed made",
                        "group team");
    }

    @Test
    void theBoundaryOfTheEntityCountsUnlessOneIsGiven() {
        String limit =
                iam.createPolicy(of -> of.policyName("limit").policyDocument(allow("sqs:Get*")))
                        .policy()
                        .arn();
        iam.putUserPermissionsBoundary(of -> of.userName("ada").permissionsBoundary(limit));
        iam.putUserPolicy(
                of -> of.userName("ada").policyName("own").policyDocument(allow("sqs:*")));

        EvaluationResult limited = ofAda(principal("sqs:SendMessage"));
        EvaluationResult replaced =
                ofAda(
                        principal("sqs:SendMessage")
                                .permissionsBoundaryPolicyInputList(allow("sqs:*")));

        assertThat(limited.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(limited.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isFalse();
        assertThat(replaced.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(replaced.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isTrue();
        assertThat(custom(custom("sqs:SendMessage", allow("sqs:*"))))
                .matches(one -> one.permissionsBoundaryDecisionDetail() == null);
    }

    @Test
    void keysThatNobodyGaveAreMissing() {
        String policy =
                document(
                        """
                        {"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:*:${aws:username}",
                         "Condition":{"StringEquals":{"aws:RequestTag/Team":"blue","AWS:UserName":"ada"}}}\
                        """);

        EvaluationResult anywhere = custom(custom("sqs:SendMessage", policy));
        EvaluationResult one =
                custom(
                        custom("sqs:SendMessage", policy)
                                .resourceArns(QUEUE)
                                .contextEntries(entry("aws:username", "string", "ada")));

        assertThat(anywhere.missingContextValues())
                .containsExactlyInAnyOrder("aws:username", "aws:RequestTag/Team");
        assertThat(one.missingContextValues()).isEmpty();
        assertThat(one.resourceSpecificResults()).hasSize(1);
        assertThat(one.resourceSpecificResults().getFirst().missingContextValues())
                .containsExactly("aws:RequestTag/Team");
        assertThat(
                        iam.getContextKeysForCustomPolicy(of -> of.policyInputList(policy))
                                .contextKeyNames())
                .containsExactlyInAnyOrder("aws:username", "aws:RequestTag/Team");
        iam.putUserPolicy(of -> of.userName("ada").policyName("own").policyDocument(policy));
        assertThat(
                        iam.getContextKeysForPrincipalPolicy(of -> of.policySourceArn(ADA))
                                .contextKeyNames())
                .containsExactlyInAnyOrder("aws:username", "aws:RequestTag/Team");
    }

    @Test
    void typesSayHowKeysAreCompared() {
        String policy =
                document(
                        """
                        {"Effect":"Allow","Action":"sqs:*","Resource":"*",
                         "Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},
                                      "ForAllValues:StringEquals":{"aws:TagKeys":["team","cost"]},
                                      "NumericLessThan":{"aws:MultiFactorAuthAge":"300"}}}\
                        """);
        ContextEntry inside = entry("aws:SourceIp", "ip", "10.1.2.3");
        ContextEntry keys = entry("aws:TagKeys", "stringList", "team", "cost");
        ContextEntry age = entry("aws:MultiFactorAuthAge", "numeric", "299");

        assertThat(
                        custom(custom("sqs:SendMessage", policy).contextEntries(inside, keys, age))
                                .evalDecisionAsString())
                .isEqualTo("allowed");
        assertThat(
                        custom(
                                        custom("sqs:SendMessage", policy)
                                                .contextEntries(
                                                        inside,
                                                        entry("aws:TagKeys", "stringList", "x"),
                                                        age))
                                .evalDecisionAsString())
                .isEqualTo("implicitDeny");
    }

    @Test
    void anotherAccountsResourceNeedsItsPolicyToo() {
        iam.putUserPolicy(
                of -> of.userName("ada").policyName("own").policyDocument(allow("sqs:*")));
        String open =
                document(
                        """
                        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ada"},
                         "Action":"sqs:SendMessage","Resource":"*"}\
                        """);

        EvaluationResult closed = ofAda(principal("sqs:SendMessage").resourceArns(FOREIGN_QUEUE));
        EvaluationResult both =
                ofAda(
                        principal("sqs:SendMessage")
                                .resourceArns(FOREIGN_QUEUE)
                                .resourcePolicy(open));
        EvaluationResult owned =
                ofAda(
                        principal("s3:GetObject")
                                .resourceArns("arn:aws:s3:::b/k")
                                .policyInputList(allow("s3:*"))
                                .resourceOwner("arn:aws:iam::210987654321:root"));

        assertThat(closed.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(closed.evalDecisionDetailsAsStrings())
                .isEqualTo(Map.of("IAM Policy", "allowed", "Resource Policy", "implicitDeny"));
        assertThat(both.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(both.matchedStatements())
                .extracting(Statement::sourcePolicyTypeAsString)
                .containsExactlyInAnyOrder("user", "resource");
        assertThat(owned.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(ofAda(principal("sqs:SendMessage").resourceArns(QUEUE)).evalDecisionDetails())
                .isEmpty();
    }

    @Test
    void aResourcePolicyAloneIsEnoughInTheAccount() {
        String open =
                document(
                        """
                        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/bob"},
                         "Action":"sqs:SendMessage","Resource":"*"}\
                        """);
        EvaluationResult result =
                custom(
                        custom("sqs:SendMessage", allow("s3:*"))
                                .resourceArns(QUEUE)
                                .resourcePolicy(open)
                                .callerArn("arn:aws:iam::123456789012:user/bob"));

        assertThat(result.evalDecisionAsString()).isEqualTo("allowed");
    }

    @Test
    void everyActionMeetsEveryResourceAPageAtATime() {
        var request =
                SimulateCustomPolicyRequest.builder()
                        .policyInputList(allowOn("arn:aws:s3:::b/*", "s3:GetObject"))
                        .actionNames("s3:GetObject", "s3:PutObject")
                        .resourceArns("arn:aws:s3:::b/1", "arn:aws:s3:::c/1", "arn:aws:s3:::b/2")
                        .maxItems(4)
                        .build();
        List<EvaluationResult> all =
                iam.simulateCustomPolicyPaginator(request).evaluationResults().stream().toList();

        assertThat(iam.simulateCustomPolicy(request).isTruncated()).isTrue();
        assertThat(all)
                .extracting(one ->
                        one.evalActionName()
                                + " "
                                + one.evalResourceName()
                                + " "
                                + one.evalDecisionAsString())
                .containsExactly(
                        "s3:GetObject arn:aws:s3:::b/1 allowed",
                        "s3:GetObject arn:aws:s3:::c/1 implicitDeny",
                        "s3:GetObject arn:aws:s3:::b/2 allowed",
                        "s3:PutObject arn:aws:s3:::b/1 implicitDeny",
                        "s3:PutObject arn:aws:s3:::c/1 implicitDeny",
                        "s3:PutObject arn:aws:s3:::b/2 implicitDeny");
    }

    static Stream<Arguments> wrongRequests() {
        return Stream.of(
                Arguments.of(
                        custom("sqs:*", allow("sqs:*")),
                        "Invalid action sqs:*: an action is of the form service:Name, without"
                                + " wildcards."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*")).resourceArns("orders"),
                        "ResourceNames are not in a valid ARN format: orders."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*"))
                                .callerArn("arn:aws:iam::123456789012:role/worker"),
                        "Invalid caller - Caller must be an IAM user in this context."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*")).resourceOwner("210987654321"),
                        "Invalid ResourceOwner 210987654321: it must be the ARN of an account, such"
                                + " as arn:aws:iam::123456789012:root."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*"))
                                .permissionsBoundaryPolicyInputList(allow("a:*"), allow("b:*")),
                        "PermissionsBoundaryPolicyInputList can have one policy at most."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*"))
                                .contextEntries(entry("aws:SourceIp", "ip", "here")),
                        "A value of context key aws:SourceIp is not of type ip."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*"))
                                .contextEntries(entry("aws:username", "string", "a", "b")),
                        "Context key aws:username of type string must have one value."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*"))
                                .contextEntries(
                                        entry("aws:username", "string", "a"),
                                        entry("AWS:username", "string", "b")),
                        "Context key AWS:username is given more than once."),
                Arguments.of(
                        custom("sqs:SendMessage", allow("sqs:*"))
                                .resourcePolicy(allow("sqs:*"))
                                .resourceArns(QUEUE),
                        "ResourcePolicy needs a CallerArn."),
                Arguments.of(
                        custom("ec2:RunInstances", allow("ec2:*"))
                                .resourceHandlingOption("EC2-VPC-EBS")
                                .resourceArns("arn:aws:ec2:us-east-1:123456789012:instance/i-1"),
                        "ResourceHandlingOption EC2-VPC-EBS needs the ARN of a resource of type"
                                + " image."));
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void whatMakesNoSenseIsInvalidInput(
            SimulateCustomPolicyRequest.Builder request, String message) {
        assertThat(Refusal.of(() -> iam.simulateCustomPolicy(request.build())))
                .isEqualTo(invalidInput(message));
    }

    @Test
    void whatIsNoPolicyIsInvalidInput() {
        assertThat(Refusal.of(() -> custom(custom("sqs:SendMessage", "{\"Statement\":[]}"))))
                .matches(one -> one.code().equals("InvalidInput"))
                .matches(one -> one.message().startsWith("Invalid policy PolicyInputList.1: "));
        assertThat(
                        Refusal.of(() ->
                                        iam.getContextKeysForCustomPolicy(
                                                of -> of.policyInputList("{}")))
                                .code())
                .isEqualTo("InvalidInput");
    }

    @Test
    void aSourceMustBeAUserAGroupOrARole() {
        String nobody = "arn:aws:iam::" + ACCOUNT + ":user/nobody";
        String policy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        iam.createRole(of ->
                of.roleName("worker")
                        .assumeRolePolicyDocument(trustingService("ec2.amazonaws.com")));

        assertThat(
                        Refusal.of(() ->
                                iam.simulatePrincipalPolicy(of ->
                                        of.policySourceArn(nobody).actionNames("sqs:SendMessage"))))
                .isEqualTo(noSuchEntity("ARN " + nobody + " does not exist."));
        assertThat(
                        Refusal.of(() ->
                                iam.getContextKeysForPrincipalPolicy(
                                        of -> of.policySourceArn(nobody))))
                .isEqualTo(noSuchEntity("ARN " + nobody + " does not exist."));
        assertThat(
                        Refusal.of(() ->
                                iam.simulatePrincipalPolicy(of ->
                                        of.policySourceArn(policy).actionNames("sqs:SendMessage"))))
                .isEqualTo(
                        invalidInput(
                                "Invalid Entity Arn: "
                                        + policy
                                        + " does not clearly define entity type and name."));
        assertThat(
                        Refusal.of(() ->
                                iam.simulatePrincipalPolicy(of ->
                                        of.policySourceArn(
                                                        "arn:aws:iam::" + ACCOUNT + ":role/worker")
                                                .actionNames("sqs:SendMessage")
                                                .resourceArns(QUEUE)
                                                .resourcePolicy(allow("sqs:*")))))
                .isEqualTo(
                        invalidInput(
                                "Invalid caller - Caller must be an IAM user in this context."));
    }

    @Test
    void whoMaySimulateOneUserMayNotSimulateAnother() {
        IamClient tester =
                SANDBOX.iam(SANDBOX.newUser("tester", allowOn(ADA, "iam:SimulatePrincipalPolicy")));

        assertThat(
                        tester.simulatePrincipalPolicy(of ->
                                        of.policySourceArn(ADA).actionNames("sqs:SendMessage"))
                                .evaluationResults())
                .hasSize(1);
        assertThat(
                        Refusal.of(() ->
                                        tester.simulatePrincipalPolicy(of ->
                                                of.policySourceArn(
                                                                "arn:aws:iam::"
                                                                        + ACCOUNT
                                                                        + ":user/tester")
                                                        .actionNames("sqs:SendMessage")))
                                .code())
                .isEqualTo("AccessDenied");
    }

    private static ContextEntry entry(String key, String type, String... values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }
}
