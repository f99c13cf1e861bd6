package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.allowOn;
import static dev.gatehouse.conformance.Policies.deny;
import static dev.gatehouse.conformance.Policies.document;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.malformedPolicyDocument;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.Refusal.policyNotAttachable;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/// What a denial says, and what it does not give away.
@Requirement("C1")
class DenialsTest {
    private static final String ADA = "arn:aws:iam::" + ACCOUNT + ":user/ada";
    private static final String WORKER = "arn:aws:iam::" + ACCOUNT + ":role/worker";
    private static final String NO_USERS = "arn:aws:iam::" + ACCOUNT + ":policy/no-users";
    private static final String OF_SERVICES =
            "arn:aws:iam::aws:policy/aws-service-role/AWSAppConfigServiceRolePolicy";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();
    private AwsCredentials adaKey = AwsBasicCredentials.create("none", "none");
    private IamClient ada = SANDBOX.iam();

    @BeforeEach
    void makeAUserAndAPolicyThatDenies() {
        iam = SANDBOX.iam();
        adaKey = SANDBOX.newUser("ada", allow("s3:GetObject"));
        ada = SANDBOX.iam(adaKey);
        iam.createPolicy(of -> of.policyName("no-users").policyDocument(deny("iam:ListUsers")));
    }

    /// A call by somebody without permissions.
    ///
    /// @param there the same about something that exists
    record Hidden(String name, Consumer<IamClient> call, Consumer<IamClient> there) {}

    static Stream<Hidden> hidden() {
        return Stream.of(
                new Hidden(
                        "GetUser",
                        client -> client.getUser(of -> of.userName("nobody")),
                        client -> client.getUser(of -> of.userName("admin"))),
                new Hidden(
                        "DeleteUser",
                        client -> client.deleteUser(of -> of.userName("nobody")),
                        client -> client.deleteUser(of -> of.userName("admin"))),
                new Hidden(
                        "CreateUser",
                        client -> client.createUser(of -> of.userName("nobody")),
                        client -> client.createUser(of -> of.userName("admin"))),
                new Hidden(
                        "PutUserPolicy",
                        client ->
                                client.putUserPolicy(of ->
                                        of.userName("nobody")
                                                .policyName("p")
                                                .policyDocument("not json")),
                        client ->
                                client.putUserPolicy(of ->
                                        of.userName("admin")
                                                .policyName("p")
                                                .policyDocument(allow("s3:*")))),
                new Hidden(
                        "AttachUserPolicy",
                        client ->
                                client.attachUserPolicy(of ->
                                        of.userName("nobody").policyArn(NO_USERS + "-nobody")),
                        client ->
                                client.attachUserPolicy(
                                        of -> of.userName("admin").policyArn(NO_USERS))),
                new Hidden(
                        "CreateRole",
                        client ->
                                client.createRole(of ->
                                        of.roleName("nobody").assumeRolePolicyDocument("not json")),
                        client ->
                                client.createRole(of ->
                                        of.roleName("admin")
                                                .assumeRolePolicyDocument(trusting(ADA)))),
                new Hidden(
                        "DeletePolicy",
                        client -> client.deletePolicy(of -> of.policyArn(NO_USERS + "-nobody")),
                        client -> client.deletePolicy(of -> of.policyArn(NO_USERS))),
                new Hidden(
                        "GetAccessKeyLastUsed",
                        client ->
                                client.getAccessKeyLastUsed(
                                        of -> of.accessKeyId("AKIAIOSFODNN7EXAMPLE")),
                        client ->
                                client.getAccessKeyLastUsed(of ->
                                        of.accessKeyId(SANDBOX.rootKey(ACCOUNT).accessKeyId()))));
    }

    @TestFactory
    Stream<DynamicTest> whoMayNotAskDoesNotLearnWhatIsThere() {
        return DynamicTest.stream(hidden(), Hidden::name, this::isHidden);
    }

    private void isHidden(Hidden hidden) {
        Refusal there = Refusal.of(() -> hidden.there().accept(ada));
        Refusal notThere = Refusal.of(() -> hidden.call().accept(ada));

        assertThat(notThere.code()).isEqualTo("AccessDenied");
        assertThat(neutral(notThere)).isEqualTo(neutral(there));
    }

    private static String neutral(Refusal refusal) {
        return refusal.message()
                .replace(NO_USERS + "-nobody", NO_USERS)
                .replace("user/nobody", "user/admin")
                .replace("user nobody", "user admin")
                .replace("role/nobody", "role/admin");
    }

    @Test
    void anIdentityBasedPolicyThatIsSilentOrDeniesIsNamed() {
        assertDenied("because no identity-based policy allows the iam:ListUsers action");
        own(deny("iam:ListUsers"));
        assertDenied("with an explicit deny in an identity-based policy");
        own(allow("iam:ListUsers"));
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(NO_USERS));
        assertDenied("with an explicit deny in an identity-based policy: " + NO_USERS);
    }

    @Test
    void aBoundaryThatIsSilentOrDeniesIsNamed() {
        own(allow("iam:*"));
        iam.createPolicy(of -> of.policyName("roles").policyDocument(allow("iam:ListRoles")));
        bound("arn:aws:iam::" + ACCOUNT + ":policy/roles");
        assertDenied("because no permissions boundary allows the iam:ListUsers action");
        bound(NO_USERS);
        assertDenied("with an explicit deny in a permissions boundary: " + NO_USERS);
    }

    private void assertDenied(String reason) {
        assertThat(Refusal.of(ada::listUsers))
                .isEqualTo(
                        accessDenied(
                                "User: "
                                        + ADA
                                        + " is not authorized to perform: iam:ListUsers on"
                                        + " resource: arn:aws:iam::123456789012:user/ "
                                        + reason));
    }

    @Test
    @Requirement("F12")
    void aSessionPolicyThatIsSilentOrDeniesIsNamed() {
        iam.createRole(of -> of.roleName("worker").assumeRolePolicyDocument(trusting(ADA)));
        iam.putRolePolicy(
                of -> of.roleName("worker").policyName("own").policyDocument(allow("iam:*")));

        assertThat(listingUsers(of -> of.policy(allow("s3:*"))))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:sts::123456789012:assumed-role/worker/shift is not"
                                        + " authorized to perform: iam:ListUsers on resource:"
                                        + " arn:aws:iam::123456789012:user/ because no session"
                                        + " policy allows the iam:ListUsers action"));
        assertThat(
                        listingUsers(of ->
                                        of.policy(
                                                document(
                                                        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}",
                                                        "{\"Effect\":\"Deny\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\"}")))
                                .message())
                .endsWith("with an explicit deny in a session policy");
        assertThat(
                        listingUsers(of ->
                                        of.policyArns(
                                                List.of(
                                                        PolicyDescriptorType.builder()
                                                                .arn(NO_USERS)
                                                                .build())))
                                .message())
                .endsWith("with an explicit deny in a session policy: " + NO_USERS);
    }

    private Refusal listingUsers(Consumer<AssumeRoleRequest.Builder> with) {
        var assumed =
                SANDBOX.sts(adaKey)
                        .assumeRole(of -> {
                            of.roleArn(WORKER).roleSessionName("shift");
                            with.accept(of);
                        });
        return Refusal.of(() -> SANDBOX.iam(session(assumed.credentials())).listUsers());
    }

    @Test
    @Requirement("A9")
    void aTrustPolicyThatIsSilentOrDeniesIsNamed() {
        own(allow("sts:AssumeRole"));
        iam.createRole(of ->
                of.roleName("worker")
                        .assumeRolePolicyDocument(
                                trusting("arn:aws:iam::" + ACCOUNT + ":user/admin")));
        String denied =
                "User: "
                        + ADA
                        + " is not authorized to perform: sts:AssumeRole on resource: "
                        + WORKER;

        assertThat(assumption())
                .isEqualTo(
                        accessDenied(
                                denied
                                        + " because no role trust policy allows the sts:AssumeRole"
                                        + " action"));
        iam.updateAssumeRolePolicy(of ->
                of.roleName("worker")
                        .policyDocument(trusting(ADA).replace("\"Allow\"", "\"Deny\"")));
        assertThat(assumption())
                .isEqualTo(
                        accessDenied(denied + " with an explicit deny in the role trust policy"));
        iam.updateAssumeRolePolicy(of -> of.roleName("worker").policyDocument(trusting(ADA)));
        own(deny("sts:*"));
        assertThat(assumption())
                .isEqualTo(
                        accessDenied(
                                denied + " with an explicit deny in an identity-based policy"));
    }

    private Refusal assumption() {
        return Refusal.of(() ->
                SANDBOX.sts(adaKey).assumeRole(of -> of.roleArn(WORKER).roleSessionName("shift")));
    }

    @Test
    void aDenialSaysTheResourceAsTheOperationSaysIt() {
        iam.createUser(of -> of.userName("bob").path("/staff/"));

        assertThat(onResource(() -> ada.getUser(of -> of.userName("bob")))).isEqualTo("user bob");
        assertThat(onResource(() -> ada.getUser())).isEqualTo(ADA);
        assertThat(onResource(() -> ada.getRole(of -> of.roleName("worker"))))
                .isEqualTo("role worker");
        assertThat(onResource(() -> ada.listUsers(of -> of.pathPrefix("/staff/"))))
                .isEqualTo("arn:aws:iam::123456789012:user/staff/");
        assertThat(onResource(() -> ada.listPolicies())).isEqualTo("policy path /");
        assertThat(onResource(() -> ada.deleteUser(of -> of.userName("bob"))))
                .isEqualTo("arn:aws:iam::123456789012:user/staff/bob");
        assertThat(onResource(() -> ada.getPolicy(of -> of.policyArn(NO_USERS))))
                .isEqualTo("policy " + NO_USERS);
        assertThat(onResource(() -> ada.getAccountSummary())).isEqualTo("*");
    }

    private static String onResource(ThrowingCallable call) {
        String message = Refusal.of(call).message();
        int start = message.indexOf(" on resource: ") + " on resource: ".length();
        return message.substring(start, message.indexOf(" because "));
    }

    @Test
    void aRenameNeedsThePermissionOnBothNames() {
        own(allowOn("arn:aws:iam::" + ACCOUNT + ":user/temps/*", "iam:UpdateUser"));
        iam.createUser(of -> of.userName("bob").path("/temps/"));

        assertThat(
                        Refusal.of(() ->
                                        ada.updateUser(of -> of.userName("bob").newPath("/staff/")))
                                .code())
                .isEqualTo("AccessDenied");
        ada.updateUser(of -> of.userName("bob").newUserName("rob"));
        assertThat(
                        Refusal.of(() ->
                                        ada.updateUser(of -> of.userName("ada").newPath("/temps/")))
                                .code())
                .isEqualTo("AccessDenied");
    }

    @ParameterizedTest
    @EnumSource
    void policiesForServicesAreNotAttached(Holder type) {
        type.create(iam);

        assertThat(Refusal.of(() -> type.attach(iam, OF_SERVICES)))
                .isEqualTo(
                        policyNotAttachable(
                                "Cannot attach a Service Role Policy to a Customer Role."));
    }

    @Test
    void existenceComesBeforeTheDocument() {
        assertThat(
                        Refusal.of(() ->
                                iam.putUserPolicy(of ->
                                        of.userName("nobody")
                                                .policyName("p")
                                                .policyDocument("not json"))))
                .isEqualTo(noSuchEntity("The user with name nobody cannot be found."));
        assertThat(
                        Refusal.of(() ->
                                iam.updateAssumeRolePolicy(
                                        of -> of.roleName("nobody").policyDocument("not json"))))
                .isEqualTo(noSuchEntity("The role with name nobody cannot be found."));
    }

    /// A document that is no policy, and AWS's words for it.
    record Malformed(String document, String message) {}

    static Stream<Malformed> malformed() {
        return Stream.of(
                new Malformed("not json", "Syntax errors in policy."),
                new Malformed("{}", "Syntax errors in policy."),
                new Malformed(
                        allow("s3:*").replace("2012-10-17", "2008-10-17"),
                        "Policy document must be version 2012-10-17 or greater."),
                new Malformed(
                        document("{\"Effect\":\"Allow\",\"Resource\":\"*\"}"),
                        "Policy statement must contain actions."),
                new Malformed(
                        document("{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}"),
                        "Policy statement must contain resources."),
                new Malformed(
                        allow("GetObject"),
                        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
                new Malformed(
                        allowOn("bucket", "s3:*"),
                        "Resource bucket must be in ARN format or \"*\"."),
                new Malformed(
                        document(
                                "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\","
                                        + "\"Principal\":\"*\"}"),
                        "Policy document should not specify a principal."));
    }

    @TestFactory
    Stream<DynamicTest> aDocumentThatIsNoPolicyIsRefusedInAwssWords() {
        return DynamicTest.stream(
                malformed(),
                Malformed::document,
                wrong ->
                        assertThat(
                                        Refusal.of(() ->
                                                iam.createPolicy(of ->
                                                        of.policyName("p")
                                                                .policyDocument(wrong.document()))))
                                .isEqualTo(malformedPolicyDocument(wrong.message())));
    }

    private void own(String policy) {
        iam.putUserPolicy(of -> of.userName("ada").policyName("own").policyDocument(policy));
    }

    private void bound(String policyArn) {
        iam.putUserPermissionsBoundary(of -> of.userName("ada").permissionsBoundary(policyArn));
    }
}
