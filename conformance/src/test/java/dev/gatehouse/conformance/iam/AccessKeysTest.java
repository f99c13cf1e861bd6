package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.allowOn;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.invalidClientTokenId;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.Refusal.validationError;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

@Requirement("L2")
class AccessKeysTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        iam.createUser(user -> user.userName("Ada"));
    }

    @Test
    @Requirement("L3")
    void theSecretIsShownOnce() {
        AccessKey key = iam.createAccessKey(of -> of.userName("ada")).accessKey();

        assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(key.secretAccessKey()).matches("[A-Za-z0-9/+]{40}");
        assertThat(key.status()).isEqualTo(StatusType.ACTIVE);
        assertThat(key.createDate()).isEqualTo(SANDBOX.time());
        assertThat(key.userName()).isEqualTo("Ada");
        assertThat(iam.listAccessKeys(of -> of.userName("Ada")).accessKeyMetadata())
                .containsExactly(
                        AccessKeyMetadata.builder()
                                .accessKeyId(key.accessKeyId())
                                .createDate(key.createDate())
                                .status(StatusType.ACTIVE)
                                .userName("Ada")
                                .build());
        assertThat(everythingShown("Ada")).doesNotContain(key.secretAccessKey());
    }

    private String everythingShown(String user) {
        return iam.getUser(of -> of.userName(user)).toString()
                + iam.listAccessKeys(of -> of.userName(user))
                + iam.getAccountAuthorizationDetails()
                + iam.getAccountSummary();
    }

    @Test
    void keysAreExchangedWithAnOverlap() {
        AwsCredentials old = SANDBOX.newKey("Ada");
        AwsCredentials next = SANDBOX.newKey("Ada");
        assertThat(Refusal.of(() -> SANDBOX.newKey("ada")))
                .isEqualTo(limitExceeded("Cannot exceed quota for AccessKeysPerUser: 2"));
        assertThat(SANDBOX.sts(old).getCallerIdentity().arn()).endsWith("user/Ada");
        assertThat(SANDBOX.sts(next).getCallerIdentity().arn()).endsWith("user/Ada");

        switched(old, StatusType.INACTIVE);
        assertThat(Refusal.of(() -> SANDBOX.sts(old).getCallerIdentity()))
                .isEqualTo(invalidClientTokenId());
        assertThat(Refusal.of(() -> SANDBOX.newKey("Ada")).code()).isEqualTo("LimitExceeded");
        assertThat(iam.listAccessKeys(of -> of.userName("Ada")).accessKeyMetadata())
                .extracting(AccessKeyMetadata::status)
                .containsExactlyInAnyOrder(StatusType.ACTIVE, StatusType.INACTIVE);

        assertThat(Refusal.of(() -> switched(old, StatusType.EXPIRED)))
                .isEqualTo(invalidInput("Operation does not support status Expired"));
        switched(old, StatusType.ACTIVE);
        assertThat(SANDBOX.sts(old).getCallerIdentity().account()).isEqualTo(ACCOUNT);

        iam.deleteAccessKey(key -> key.userName("Ada").accessKeyId(old.accessKeyId()));
        assertThat(Refusal.of(() -> SANDBOX.sts(old).getCallerIdentity()))
                .isEqualTo(invalidClientTokenId());
        assertThat(SANDBOX.sts(next).getCallerIdentity().account()).isEqualTo(ACCOUNT);
        SANDBOX.newKey("Ada");
    }

    private void switched(AwsCredentials key, StatusType status) {
        iam.updateAccessKey(of -> of.userName("Ada").accessKeyId(key.accessKeyId()).status(status));
    }

    @Test
    @Requirement("L5")
    void theLastUseIsKnown() {
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(lastUse(key))
                .isEqualTo(AccessKeyLastUsed.builder().region("N/A").serviceName("N/A").build());

        SANDBOX.sts(key).getCallerIdentity();
        assertThat(lastUse(key))
                .isEqualTo(
                        AccessKeyLastUsed.builder()
                                .lastUsedDate(SANDBOX.time())
                                .region("us-east-1")
                                .serviceName("sts")
                                .build());

        SANDBOX.advance(Duration.ofDays(1));
        assertThat(Refusal.of(() -> SANDBOX.iam(key).listUsers()).code()).isEqualTo("AccessDenied");
        assertThat(lastUse(key).serviceName()).isEqualTo("iam");
        assertThat(lastUse(key).lastUsedDate()).isEqualTo(SANDBOX.time().plus(Duration.ofDays(1)));
        assertThat(iam.getAccessKeyLastUsed(of -> of.accessKeyId(key.accessKeyId())).userName())
                .isEqualTo("Ada");
    }

    private AccessKeyLastUsed lastUse(AwsCredentials key) {
        return iam.getAccessKeyLastUsed(of -> of.accessKeyId(key.accessKeyId()))
                .accessKeyLastUsed();
    }

    @Test
    void aKeyThatIsNotThereIsNobodysBusiness() {
        assertThat(
                        Refusal.of(() ->
                                lastUse(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "s"))))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/admin is not authorized to"
                                        + " perform: iam:GetAccessKeyLastUsed on resource: access key"
                                        + " AKIAIOSFODNN7EXAMPLE"));
    }

    @Test
    void aKeyIsHandledUnderTheNameOfItsUserOnly() {
        String id = SANDBOX.newKey("Ada").accessKeyId();
        Refusal none = noSuchEntity("The Access Key with id " + id + " cannot be found.");

        assertThat(
                        Refusal.of(() ->
                                iam.deleteAccessKey(of -> of.userName("admin").accessKeyId(id))))
                .isEqualTo(none);
        assertThat(
                        Refusal.of(() ->
                                iam.updateAccessKey(of ->
                                        of.userName("admin")
                                                .accessKeyId(id)
                                                .status(StatusType.INACTIVE))))
                .isEqualTo(none);
        assertThat(
                        Refusal.of(() ->
                                        iam.updateAccessKey(of ->
                                                of.userName("Ada")
                                                        .accessKeyId(id)
                                                        .status("Sleeping")))
                                .code())
                .isEqualTo("ValidationError");
        assertThat(Refusal.of(() -> iam.createAccessKey(of -> of.userName("nobody"))))
                .isEqualTo(noSuchEntity("The user with name nobody cannot be found."));
    }

    @Test
    void aUserHandlesTheirOwnKeysWithoutANameOfTheirs() {
        IamClient bob =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "bob",
                                allowOn(
                                        "arn:aws:iam::" + ACCOUNT + ":user/${aws:username}",
                                        "iam:*AccessKey*")));

        AccessKey made = bob.createAccessKey().accessKey();
        assertThat(made.userName()).isEqualTo("bob");
        assertThat(bob.listAccessKeys().accessKeyMetadata()).hasSize(2);
        bob.updateAccessKey(of -> of.accessKeyId(made.accessKeyId()).status(StatusType.INACTIVE));
        assertThat(bob.getAccessKeyLastUsed(of -> of.accessKeyId(made.accessKeyId())).userName())
                .isEqualTo("bob");
        bob.deleteAccessKey(of -> of.accessKeyId(made.accessKeyId()));
        assertThat(bob.listAccessKeys().accessKeyMetadata()).hasSize(1);
        assertThat(Refusal.of(() -> bob.listAccessKeys(of -> of.userName("Ada"))).code())
                .isEqualTo("AccessDenied");
    }

    @Test
    @Requirement("M3")
    void rootHasKeysOfItsOwn() {
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));
        int before = root.listAccessKeys().accessKeyMetadata().size();

        AccessKey made = root.createAccessKey().accessKey();
        AwsCredentials key = AwsBasicCredentials.create(made.accessKeyId(), made.secretAccessKey());

        assertThat(SANDBOX.sts(key).getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
        assertThat(root.listAccessKeys().accessKeyMetadata()).hasSize(before + 1);
        assertThat(root.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccountAccessKeysPresent", 1);
        root.deleteAccessKey(of -> of.accessKeyId(made.accessKeyId()));
        assertThat(Refusal.of(() -> SANDBOX.sts(key).getCallerIdentity()))
                .isEqualTo(invalidClientTokenId());
    }

    @Test
    void aSessionOfARoleHasNoKeysOfItsOwn() {
        String worker = "arn:aws:iam::" + ACCOUNT + ":role/worker";
        iam.createRole(role ->
                role.roleName("worker")
                        .assumeRolePolicyDocument(
                                trusting("arn:aws:iam::" + ACCOUNT + ":user/admin")));
        iam.putRolePolicy(
                of -> of.roleName("worker").policyName("own").policyDocument(allow("iam:*")));
        IamClient session =
                SANDBOX.iam(
                        session(
                                SANDBOX.sts(SANDBOX.adminKey(ACCOUNT))
                                        .assumeRole(role ->
                                                role.roleArn(worker).roleSessionName("shift"))
                                        .credentials()));
        Refusal unnamed =
                validationError("Must specify userName when calling with non-User credentials");

        assertThat(Refusal.of(session::listAccessKeys)).isEqualTo(unnamed);
        assertThat(Refusal.of(session::createAccessKey)).isEqualTo(unnamed);
        assertThat(Refusal.of(session::getUser)).isEqualTo(unnamed);
    }

    @Test
    void keysAreListedPageByPage() {
        SANDBOX.newKey("Ada");
        SANDBOX.newKey("Ada");

        assertThat(
                        iam.listAccessKeysPaginator(of -> of.userName("Ada").maxItems(1))
                                .accessKeyMetadata())
                .hasSize(2);
    }
}
