package dev.gatehouse.conformance.sts;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.deny;
import static dev.gatehouse.conformance.Policies.document;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.expiredToken;
import static dev.gatehouse.conformance.Refusal.invalidClientTokenId;
import static dev.gatehouse.conformance.Refusal.validationError;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

@Requirement("F1")
class SessionsTest {
    private static final String OTHER_ACCOUNT = "210987654321";
    private static final String ADA = "arn:aws:iam::" + ACCOUNT + ":user/ada";
    private static final String WORKER = "arn:aws:iam::" + ACCOUNT + ":role/worker";

    private static final Tag TEAM = Tag.builder().key("team").value("engine").build();

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();
    private AwsCredentials adaKey = AwsBasicCredentials.create("none", "none");
    private StsClient ada = SANDBOX.sts(adaKey);

    @BeforeEach
    void makeAUserWhoMayAssumeARole() {
        iam = SANDBOX.iam();
        adaKey = SANDBOX.newUser("ada", allow("s3:GetObject"));
        ada = SANDBOX.sts(adaKey);
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(trusting(ADA)));
        iam.putRolePolicy(policy ->
                policy.roleName("worker")
                        .policyName("own")
                        .policyDocument(allow("iam:*", "sts:*")));
    }

    @Test
    void whoeverTheTrustPolicyNamesGetsCredentialsOfTheRole() {
        AssumeRoleResponse assumed = assume(ada, WORKER);
        String id = iam.getRole(role -> role.roleName("worker")).role().roleId();
        AwsCredentials credentials = session(assumed.credentials());

        assertThat(assumed.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(assumed.credentials().expiration()).isEqualTo(SANDBOX.time().plusSeconds(3600));
        assertThat(assumed.assumedRoleUser().assumedRoleId()).isEqualTo(id + ":shift");
        assertThat(SANDBOX.sts(credentials).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::" + ACCOUNT + ":assumed-role/worker/shift");
        assertThat(SANDBOX.iam(credentials).listUsers().users()).hasSize(2);
    }

    @Test
    @Requirement("A11")
    void aUserWhoTakesOverANameIsNotTrusted() {
        iam.deleteUserPolicy(policy -> policy.userName("ada").policyName("own"));
        iam.deleteAccessKey(key -> key.userName("ada").accessKeyId(adaKey.accessKeyId()));
        iam.deleteUser(user -> user.userName("ada"));
        StsClient newAda = SANDBOX.sts(SANDBOX.newUser("ada", allow("sts:AssumeRole")));

        assertThat(Refusal.of(() -> assume(newAda, WORKER)))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/ada is not authorized to"
                                        + " perform: sts:AssumeRole on resource:"
                                        + " arn:aws:iam::123456789012:role/worker because no role"
                                        + " trust policy allows the sts:AssumeRole action"));
    }

    @Test
    void aRoleThatTrustsTheAccountNeedsThePermissionOfTheUser() {
        iam.updateAssumeRolePolicy(role ->
                role.roleName("worker")
                        .policyDocument(trusting("arn:aws:iam::" + ACCOUNT + ":root")));
        assertThat(Refusal.of(() -> assume(ada, WORKER)).code()).isEqualTo("AccessDenied");

        iam.putUserPolicy(policy ->
                policy.userName("ada").policyName("own").policyDocument(allow("sts:AssumeRole")));

        assertThat(assume(ada, WORKER).credentials()).isNotNull();
    }

    @Test
    void aRoleOfAnotherAccountNeedsBothSides() {
        SANDBOX.addAccount(OTHER_ACCOUNT);
        IamClient other = SANDBOX.iam(SANDBOX.adminKey(OTHER_ACCOUNT));
        other.createRole(role -> role.roleName("guest").assumeRolePolicyDocument(trusting(ADA)));
        String guest = "arn:aws:iam::" + OTHER_ACCOUNT + ":role/guest";
        assertThat(Refusal.of(() -> assume(ada, guest)).code()).isEqualTo("AccessDenied");

        iam.putUserPolicy(policy ->
                policy.userName("ada").policyName("own").policyDocument(allow("sts:AssumeRole")));

        assertThat(
                        SANDBOX.sts(session(assume(ada, guest).credentials()))
                                .getCallerIdentity()
                                .account())
                .isEqualTo(OTHER_ACCOUNT);
    }

    @Test
    void anExternalIdMustBeTheOneThatTheTrustPolicyAsks() {
        iam.updateAssumeRolePolicy(role ->
                role.roleName("worker")
                        .policyDocument(
                                trusting(
                                        ADA,
                                        "{\"StringEquals\":{\"sts:ExternalId\":\"deal-7\"}}")));

        assertThat(Refusal.of(() -> assume(ada, WORKER)).code()).isEqualTo("AccessDenied");
        assertThat(
                        ada.assumeRole(role ->
                                        role.roleArn(WORKER)
                                                .roleSessionName("shift")
                                                .externalId("deal-7"))
                                .credentials())
                .isNotNull();
    }

    @Test
    @Requirement("F12")
    void aSessionPolicyNarrowsTheRole() {
        AssumeRoleResponse narrowed =
                ada.assumeRole(role ->
                        role.roleArn(WORKER)
                                .roleSessionName("shift")
                                .policy(allow("iam:ListUsers", "s3:*")));
        IamClient session = SANDBOX.iam(session(narrowed.credentials()));

        assertThat(narrowed.packedPolicySize()).isPositive();
        assertThat(session.listUsers().users()).hasSize(2);
        assertThat(Refusal.of(session::listRoles))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:sts::123456789012:assumed-role/worker/shift is not"
                                        + " authorized to perform: iam:ListRoles on resource:"
                                        + " arn:aws:iam::123456789012:role/ because no session policy"
                                        + " allows the iam:ListRoles action"));
    }

    @Test
    @Requirement("F2")
    void aSessionEndsToTheSecond() {
        AwsCredentials credentials =
                session(
                        ada.assumeRole(role ->
                                        role.roleArn(WORKER)
                                                .roleSessionName("shift")
                                                .durationSeconds(900))
                                .credentials());
        StsClient session = SANDBOX.sts(credentials);

        SANDBOX.advance(Duration.ofSeconds(899));
        assertThat(session.getCallerIdentity().account()).isEqualTo(ACCOUNT);

        SANDBOX.advance(Duration.ofSeconds(1));
        assertThat(Refusal.of(session::getCallerIdentity)).isEqualTo(expiredToken());
    }

    @Test
    @Requirement("F2")
    void aSessionIsNoLongerThanTheRoleAllows() {
        assertThat(Refusal.of(() -> assumeFor(ada, WORKER, 3601)))
                .isEqualTo(
                        validationError(
                                "The requested DurationSeconds exceeds the MaxSessionDuration set"
                                        + " for this role."));
        assertThat(Refusal.of(() -> assumeFor(ada, WORKER, 899)).code())
                .isEqualTo("ValidationError");
        iam.updateRole(role -> role.roleName("worker").maxSessionDuration(43_200));
        assertThat(assumeFor(ada, WORKER, 43_200).credentials().expiration())
                .isEqualTo(SANDBOX.time().plusSeconds(43_200));
    }

    @Test
    @Requirement("F2")
    void aSessionThatASessionAsksForLastsAnHourAtMost() {
        String next = "arn:aws:iam::" + ACCOUNT + ":role/next";
        iam.createRole(role ->
                role.roleName("next")
                        .maxSessionDuration(43_200)
                        .assumeRolePolicyDocument(trusting(WORKER)));
        StsClient worker = SANDBOX.sts(session(assume(ada, WORKER).credentials()));

        assertThat(Refusal.of(() -> assumeFor(worker, next, 3601)))
                .isEqualTo(
                        validationError(
                                "The requested DurationSeconds exceeds the 1 hour session limit for"
                                        + " roles assumed by role chaining."));
        assertThat(assumeFor(worker, next, 3600).credentials()).isNotNull();
    }

    @Test
    void transitiveTagsAndTheSourceIdentityGoOnFromSessionToSession() {
        String next = "arn:aws:iam::" + ACCOUNT + ":role/next";
        iam.createRole(role ->
                role.roleName("next")
                        .assumeRolePolicyDocument(
                                trusting(
                                        WORKER,
                                        "{\"StringEquals\":{\"aws:RequestTag/team\":\"engine\","
                                                + "\"sts:SourceIdentity\":\"ada\"}}")));
        AssumeRoleResponse first =
                ada.assumeRole(role ->
                        role.roleArn(WORKER)
                                .roleSessionName("shift")
                                .tags(TEAM)
                                .transitiveTagKeys("team")
                                .sourceIdentity("ada"));

        AssumeRoleResponse second = assume(SANDBOX.sts(session(first.credentials())), next);

        assertThat(second.sourceIdentity()).isEqualTo("ada");
        assertThat(Refusal.of(() -> assume(ada, next)).code()).isEqualTo("AccessDenied");
    }

    @Test
    void tagsAndTheSourceIdentityNeedTheirOwnPermissionFromTheTrustPolicy() {
        iam.updateAssumeRolePolicy(role ->
                role.roleName("worker")
                        .policyDocument(
                                document(
                                        "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                                + "\"Principal\":{\"AWS\":\""
                                                + ADA
                                                + "\"}}")));

        assertThat(assume(ada, WORKER).credentials()).isNotNull();
        assertThat(
                        Refusal.of(() ->
                                        ada.assumeRole(role ->
                                                role.roleArn(WORKER)
                                                        .roleSessionName("shift")
                                                        .tags(TEAM)))
                                .message())
                .contains("sts:TagSession");
        assertThat(
                        Refusal.of(() ->
                                        ada.assumeRole(role ->
                                                role.roleArn(WORKER)
                                                        .roleSessionName("shift")
                                                        .sourceIdentity("ada")))
                                .message())
                .contains("sts:SetSourceIdentity");
    }

    @Test
    void tagsForAnotherAccountNeedBothSides() {
        SANDBOX.addAccount(OTHER_ACCOUNT);
        SANDBOX.iam(SANDBOX.adminKey(OTHER_ACCOUNT))
                .createRole(role -> role.roleName("guest").assumeRolePolicyDocument(trusting(ADA)));
        Supplier<Object> tagged =
                () ->
                        ada.assumeRole(role ->
                                role.roleArn("arn:aws:iam::" + OTHER_ACCOUNT + ":role/guest")
                                        .roleSessionName("shift")
                                        .tags(TEAM));
        iam.putUserPolicy(policy ->
                policy.userName("ada").policyName("own").policyDocument(allow("sts:AssumeRole")));
        assertThat(Refusal.of(tagged::get).message()).contains("sts:TagSession");

        iam.putUserPolicy(policy ->
                policy.userName("ada")
                        .policyName("own")
                        .policyDocument(allow("sts:AssumeRole", "sts:TagSession")));

        assertThat(tagged.get()).isNotNull();
    }

    @Test
    void aSessionEndsWithItsRole() {
        StsClient session = SANDBOX.sts(session(assume(ada, WORKER).credentials()));
        iam.deleteRolePolicy(policy -> policy.roleName("worker").policyName("own"));
        iam.deleteRole(role -> role.roleName("worker"));
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(trusting(ADA)));

        assertThat(Refusal.of(session::getCallerIdentity)).isEqualTo(invalidClientTokenId());
    }

    @Test
    void aRoleThatIsNotThereAndOneThatTrustsOthersLookAlike() {
        iam.putUserPolicy(policy ->
                policy.userName("ada").policyName("own").policyDocument(allow("sts:AssumeRole")));

        assertThat(Refusal.of(() -> assume(ada, WORKER + "-not-there")).code())
                .isEqualTo("AccessDenied");
        assertThat(Refusal.of(() -> assume(SANDBOX.sts(SANDBOX.rootKey(ACCOUNT)), WORKER)))
                .isEqualTo(accessDenied("Roles may not be assumed by root accounts."));
        assertThat(Refusal.of(() -> assume(ada, "arn:aws:iam::123456789012:user/ada")))
                .isEqualTo(validationError("arn:aws:iam::123456789012:user/ada is invalid"));
    }

    @Test
    void aUsersOwnSessionIsTheUserButReachesIamOnlyWithASecondFactor() {
        AwsCredentials credentials = session(ada.getSessionToken().credentials());

        assertThat(SANDBOX.sts(credentials).getCallerIdentity().arn()).isEqualTo(ADA);
        assertThat(Refusal.of(() -> SANDBOX.iam(credentials).listUsers()))
                .isEqualTo(invalidClientTokenId());
        assertThat(Refusal.of(() -> SANDBOX.sts(credentials).getSessionToken()))
                .isEqualTo(accessDenied("Cannot call GetSessionToken with session credentials"));
        assertThat(assume(SANDBOX.sts(credentials), WORKER).credentials()).isNotNull();
    }

    @Test
    void onlyAnExplicitDenyForbidsOnesOwnSessionAndNothingToKnowOneself() {
        iam.putUserPolicy(
                policy -> policy.userName("ada").policyName("own").policyDocument(deny("*")));

        assertThat(Refusal.of(ada::getSessionToken))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/ada is not authorized to"
                                        + " perform: sts:GetSessionToken on resource: * with an"
                                        + " explicit deny in an identity-based policy"));
        assertThat(ada.getCallerIdentity().arn()).isEqualTo(ADA);
    }

    @Test
    @Requirement("A2")
    void rootMayDoAllAndIsNamedAsRoot() {
        AwsCredentials root = SANDBOX.rootKey(ACCOUNT);

        assertThat(SANDBOX.sts(root).getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
        assertThat(SANDBOX.iam(root).listUsers().users()).hasSize(2);
        assertThat(
                        SANDBOX.sts(root)
                                .getSessionToken(token -> token.durationSeconds(36_000))
                                .credentials()
                                .expiration())
                .isEqualTo(SANDBOX.time().plusSeconds(3600));
    }

    @Test
    @Requirement("C3")
    void credentialsThatAreNoneAreToldApart() {
        AwsSessionCredentials good =
                (AwsSessionCredentials) session(assume(ada, WORKER).credentials());
        AwsSessionCredentials other =
                (AwsSessionCredentials) session(assume(ada, WORKER).credentials());

        assertThat(who(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")))
                .isEqualTo(invalidClientTokenId());
        assertThat(who(AwsBasicCredentials.create(adaKey.accessKeyId(), "not-the-secret")).code())
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(
                        who(
                                AwsSessionCredentials.create(
                                        good.accessKeyId(),
                                        good.secretAccessKey(),
                                        other.sessionToken())))
                .isEqualTo(invalidClientTokenId());
        iam.updateAccessKey(key ->
                key.userName("ada").accessKeyId(adaKey.accessKeyId()).status(StatusType.INACTIVE));
        assertThat(who(adaKey)).isEqualTo(invalidClientTokenId());
        assertThat(SANDBOX.sts(good).getCallerIdentity().account()).isEqualTo(ACCOUNT);
    }

    @Test
    void anAccessKeyIdTellsItsAccount() {
        assertThat(
                        SANDBOX.sts(SANDBOX.adminKey(ACCOUNT))
                                .getAccessKeyInfo(key -> key.accessKeyId(adaKey.accessKeyId()))
                                .account())
                .isEqualTo(ACCOUNT);
    }

    private static Refusal who(AwsCredentials credentials) {
        return Refusal.of(() -> SANDBOX.sts(credentials).getCallerIdentity());
    }

    private static AssumeRoleResponse assume(StsClient caller, String role) {
        return caller.assumeRole(request -> request.roleArn(role).roleSessionName("shift"));
    }

    private static AssumeRoleResponse assumeFor(StsClient caller, String role, int seconds) {
        return caller.assumeRole(
                request -> request.roleArn(role).roleSessionName("shift").durationSeconds(seconds));
    }
}
