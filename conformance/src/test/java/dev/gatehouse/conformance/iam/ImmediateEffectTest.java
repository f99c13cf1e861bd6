package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.deny;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.expiredToken;
import static dev.gatehouse.conformance.Refusal.invalidClientTokenId;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/// What is changed holds for the very next request, and for sessions that were there before.
class ImmediateEffectTest {
    private static final String WORKER = "arn:aws:iam::" + ACCOUNT + ":role/worker";
    private static final String LISTING = "arn:aws:iam::" + ACCOUNT + ":policy/listing";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAPolicy() {
        iam = SANDBOX.iam();
        iam.createPolicy(of -> of.policyName("listing").policyDocument(allow("iam:ListGroups")));
    }

    @Test
    @Requirement("A7")
    void aPolicyOfAGroupIsThatOfItsHundredMembers() {
        iam.createGroup(of -> of.groupName("maths"));
        List<IamClient> members = IntStream.range(0, 100).mapToObj(this::member).toList();
        assertThat(members).noneMatch(ImmediateEffectTest::lists);

        iam.attachGroupPolicy(of -> of.groupName("maths").policyArn(LISTING));
        assertThat(members).allMatch(ImmediateEffectTest::lists);
        IamClient late = member(100);
        assertThat(lists(late)).isTrue();

        iam.putGroupPolicy(of ->
                of.groupName("maths").policyName("own").policyDocument(deny("iam:ListGroups")));
        assertThat(members).noneMatch(ImmediateEffectTest::lists);
        iam.deleteGroupPolicy(of -> of.groupName("maths").policyName("own"));
        iam.createPolicyVersion(
                of -> of.policyArn(LISTING).policyDocument(allow("s3:*")).setAsDefault(true));
        assertThat(members).noneMatch(ImmediateEffectTest::lists);
        iam.setDefaultPolicyVersion(of -> of.policyArn(LISTING).versionId("v1"));
        assertThat(members).allMatch(ImmediateEffectTest::lists);

        iam.removeUserFromGroup(of -> of.groupName("maths").userName("member-100"));
        assertThat(lists(late)).isFalse();
        assertThat(lists(members.getFirst())).isTrue();
    }

    private IamClient member(int number) {
        String name = "member-" + number;
        iam.createUser(of -> of.userName(name));
        iam.addUserToGroup(of -> of.groupName("maths").userName(name));
        return SANDBOX.iam(SANDBOX.newKey(name));
    }

    private static boolean lists(IamClient client) {
        try {
            return !client.listGroups().groups().isEmpty();
        } catch (IamException denied) {
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            return false;
        }
    }

    @Test
    @Requirement("F1")
    void aSessionMayWhatItsRoleMayNow() {
        iam.createGroup(of -> of.groupName("maths"));
        StsClient ada = SANDBOX.sts(SANDBOX.newUser("ada", allow("s3:*")));
        iam.createRole(of ->
                of.roleName("worker")
                        .assumeRolePolicyDocument(
                                trusting("arn:aws:iam::" + ACCOUNT + ":user/ada")));
        IamClient worker = SANDBOX.iam(session(assume(ada).credentials()));
        assertThat(lists(worker)).isFalse();

        iam.attachRolePolicy(of -> of.roleName("worker").policyArn(LISTING));
        assertThat(lists(worker)).isTrue();
        iam.putRolePolicy(
                of -> of.roleName("worker").policyName("own").policyDocument(deny("iam:*")));
        assertThat(lists(worker)).isFalse();
        iam.deleteRolePolicy(of -> of.roleName("worker").policyName("own"));
        assertThat(lists(worker)).isTrue();
        iam.detachRolePolicy(of -> of.roleName("worker").policyArn(LISTING));
        assertThat(lists(worker)).isFalse();
    }

    @Test
    @Requirement("A11")
    void aTrustPolicyHoldsForTheNextAssumption() {
        StsClient ada = SANDBOX.sts(SANDBOX.newUser("ada", allow("s3:*")));
        String ofAda = trusting("arn:aws:iam::" + ACCOUNT + ":user/ada");
        String ofAdmin = trusting("arn:aws:iam::" + ACCOUNT + ":user/admin");
        iam.createRole(of -> of.roleName("worker").assumeRolePolicyDocument(ofAda));
        assertThat(assume(ada).credentials()).isNotNull();

        iam.updateAssumeRolePolicy(of -> of.roleName("worker").policyDocument(ofAdmin));
        assertThat(Refusal.of(() -> assume(ada)).code()).isEqualTo("AccessDenied");
        iam.updateAssumeRolePolicy(of -> of.roleName("worker").policyDocument(ofAda));
        assertThat(assume(ada).credentials()).isNotNull();
    }

    private static AssumeRoleResponse assume(StsClient caller) {
        return caller.assumeRole(of -> of.roleArn(WORKER).roleSessionName("shift"));
    }

    @Test
    @Requirement({"F1", "F2"})
    void aUsersOwnSessionEndsToTheSecond() {
        AwsCredentials key = SANDBOX.newUser("ada", allow("s3:*"));
        var issued = SANDBOX.sts(key).getSessionToken(of -> of.durationSeconds(900)).credentials();
        StsClient session = SANDBOX.sts(session(issued));
        assertThat(issued.expiration()).isEqualTo(SANDBOX.time().plusSeconds(900));

        SANDBOX.advance(Duration.ofSeconds(899));
        assertThat(session.getCallerIdentity().account()).isEqualTo(ACCOUNT);
        SANDBOX.advance(Duration.ofSeconds(1));
        assertThat(Refusal.of(session::getCallerIdentity)).isEqualTo(expiredToken());
        assertThat(SANDBOX.sts(key).getCallerIdentity().account()).isEqualTo(ACCOUNT);
    }

    @Test
    void aUsersOwnSessionEndsWithTheUser() {
        AwsCredentials key = SANDBOX.newUser("ada", allow("s3:*"));
        StsClient session = SANDBOX.sts(session(SANDBOX.sts(key).getSessionToken().credentials()));
        assertThat(session.getCallerIdentity().arn()).endsWith(":user/ada");
        iam.deleteUserPolicy(of -> of.userName("ada").policyName("own"));
        iam.deleteAccessKey(of -> of.userName("ada").accessKeyId(key.accessKeyId()));

        iam.deleteUser(of -> of.userName("ada"));

        assertThat(Refusal.of(session::getCallerIdentity)).isEqualTo(invalidClientTokenId());
        iam.createUser(of -> of.userName("ada"));
        assertThat(Refusal.of(session::getCallerIdentity)).isEqualTo(invalidClientTokenId());
    }
}
