package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allowOn;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.SshKeys;
import dev.gatehouse.conformance.TestCertificate;
import dev.gatehouse.requirement.Requirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.SSHPublicKey;
import software.amazon.awssdk.services.iam.model.SSHPublicKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

@Requirement("L1")
class SshPublicKeysTest {
    private static final String KEY = SshKeys.RSA;

    /// As `ssh-keygen -e -m PKCS8` and `-m PEM` write the same key.
    private static final String PEM =
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzE4t1nAIQtXBEOvMUG2W
            te0hiacKdyH7R8fsBvkuRxsM5M9V/IMzbteqUm6uWqpu8Pdrs+3krWf5w6avzA9h
            DAXFz8PbksBovDMrjFTAlaDNpFFZKyo0/asd5Kkz70cAFMCe77fr3v2PxIq3XwaZ
            YN367TynZF0630YEHjFOAflTyU1RtzwbBG0kM+5LkRaqx6RQw68WsrnMED6U+miw
            veevRCxSqIKKxMXMPli/sbWHSP/PLPyOG2ZinS4d3N/QPIrhIN7ObGh6Mg1n3/oY
            VK2eLAZscrNAiu02zcNoAGQcDgcNDvna4dfaTMonLIKzPToUKsUBNEG6lsL3fAZU
            EQIDAQAB
            -----END PUBLIC KEY-----
            """;

    private static final String OLDER_PEM =
            """
            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAzE4t1nAIQtXBEOvMUG2Wte0hiacKdyH7R8fsBvkuRxsM5M9V/IMz
            bteqUm6uWqpu8Pdrs+3krWf5w6avzA9hDAXFz8PbksBovDMrjFTAlaDNpFFZKyo0
            /asd5Kkz70cAFMCe77fr3v2PxIq3XwaZYN367TynZF0630YEHjFOAflTyU1Rtzwb
            BG0kM+5LkRaqx6RQw68WsrnMED6U+miwveevRCxSqIKKxMXMPli/sbWHSP/PLPyO
            G2ZinS4d3N/QPIrhIN7ObGh6Mg1n3/oYVK2eLAZscrNAiu02zcNoAGQcDgcNDvna
            4dfaTMonLIKzPToUKsUBNEG6lsL3fAZUEQIDAQAB
            -----END RSA PUBLIC KEY-----
            """;

    /// What `ssh-keygen -E md5 -lf` prints.
    private static final String FINGERPRINT = "6b:36:a2:3b:77:34:a3:64:2b:a4:04:fa:71:0e:72:a7";

    private static final String SHORT =
            "ssh-rsa"
                    + " AAAAB3NzaC1yc2EAAAADAQABAAAAgQDVt9MZKu+rRdxn1YVsXWJ3ghtvYO4oTYovpjQ0ripBuimh7RZIBojk"
                    + "4Yy5suT4aaRhEV/6ZhBk03LLibbxWRMFj2S4IHQS9ZM1D6WUWWJ4852XaDCQ9+xPuhokNGk7N0nX4qCdLFyu"
                    + "+PN8Xbl5v+knnIBZ0w823vfYP9dJ++KyWw==";

    private static final String NOT_THERE = "APKAIOSFODNN7EXAMPLE";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeUsers() {
        iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("Ada"));
        iam.createUser(of -> of.userName("Bob"));
    }

    @Test
    void aKeyIsUploadedShownInBothFormsSwitchedOffAndDeleted() {
        SSHPublicKey made = upload("ada", KEY + " ada@engine room");

        assertThat(made.sshPublicKeyId()).matches("APKA[A-Z2-7]{16}");
        assertThat(made)
                .isEqualTo(
                        SSHPublicKey.builder()
                                .userName("Ada")
                                .sshPublicKeyId(made.sshPublicKeyId())
                                .fingerprint(FINGERPRINT)
                                .sshPublicKeyBody(KEY + " ada@engine room")
                                .status("Active")
                                .uploadDate(SANDBOX.time())
                                .build());
        assertThat(get(made, EncodingType.SSH))
                .isEqualTo(made.copy(key -> key.sshPublicKeyBody(KEY)));
        assertThat(get(made, EncodingType.PEM))
                .isEqualTo(made.copy(key -> key.sshPublicKeyBody(PEM)));

        update("Ada", made.sshPublicKeyId(), StatusType.INACTIVE);
        assertThat(get(made, EncodingType.SSH).status()).isEqualTo(StatusType.INACTIVE);
        assertThat(iam.listSSHPublicKeys(of -> of.userName("Ada")).sshPublicKeys())
                .containsExactly(
                        SSHPublicKeyMetadata.builder()
                                .userName("Ada")
                                .sshPublicKeyId(made.sshPublicKeyId())
                                .status("Inactive")
                                .uploadDate(SANDBOX.time())
                                .build());
        update("Ada", made.sshPublicKeyId(), StatusType.ACTIVE);
        assertThat(get(made, EncodingType.SSH).status()).isEqualTo(StatusType.ACTIVE);

        iam.deleteSSHPublicKey(of -> of.userName("Ada").sshPublicKeyId(made.sshPublicKeyId()));
        assertThat(iam.listSSHPublicKeys(of -> of.userName("Ada")).sshPublicKeys()).isEmpty();
        assertThat(Refusal.of(() -> get(made, EncodingType.SSH)))
                .isEqualTo(missing(made.sshPublicKeyId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {PEM, OLDER_PEM})
    void aKeyMayComeAsPem(String pem) {
        SSHPublicKey made = upload("Ada", pem);

        assertThat(made.sshPublicKeyBody()).isEqualTo(pem);
        assertThat(made.fingerprint()).isEqualTo(FINGERPRINT);
        assertThat(get(made, EncodingType.SSH).sshPublicKeyBody()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID2d6VFsQFvKArxMqMDAmV+vu3M/HVCE/nbjrweF2/Wh",
                "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n",
                PEM + PEM,
                "-----BEGIN PUBLIC KEY-----\nYWJj\n",
            })
    void whatHasNoneOfTheFormsIsNotRecognized(String body) {
        assertThat(Refusal.of(() -> upload("Ada", body)))
                .isEqualTo(
                        new Refusal(
                                "UnrecognizedPublicKeyEncoding",
                                400,
                                "Invalid public key uploaded."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHORT,
                "ssh-rsa",
                "ssh-rsa YWJj",
                "ssh-rsa AAAA=AAA",
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABf/////",
                KEY + "AAAA",
                KEY + "\nssh-rsa YWJj",
                "-----BEGIN PUBLIC KEY-----\nYWJj\n-----END PUBLIC KEY-----\n",
                "-----BEGIN PUBLIC KEY-----\n=\n-----END PUBLIC KEY-----\n",
                "-----BEGIN RSA PUBLIC KEY-----\nYWJj\n-----END RSA PUBLIC KEY-----\n",
                "-----BEGIN DSA PUBLIC KEY-----\nYWJj\n-----END DSA PUBLIC KEY-----\n",
            })
    void whatIsNoRsaKeyOfEnoughBitsIsInvalid(String body) {
        assertThat(Refusal.of(() -> upload("Ada", body))).isEqualTo(invalid());
    }

    @Test
    void aKeyOfAnEllipticCurveIsInvalid() {
        String pem =
                TestCertificate.pem("PUBLIC KEY", TestCertificate.ec().getPublic().getEncoded());

        assertThat(Refusal.of(() -> upload("Ada", pem))).isEqualTo(invalid());
    }

    @Test
    void aUserHasAKeyOnce() {
        upload("Ada", KEY);

        for (String again : new String[] {KEY + " other comment", PEM, OLDER_PEM}) {
            assertThat(Refusal.of(() -> upload("Ada", again)))
                    .isEqualTo(
                            new Refusal(
                                    "DuplicateSSHPublicKey",
                                    400,
                                    "Duplicate SSH public key uploaded."));
        }
        upload("Bob", KEY);
    }

    @Test
    void aUserHasFiveKeysAtMost() {
        for (int i = 0; i < 5; i++) {
            upload("Ada", fresh());
        }

        assertThat(Refusal.of(() -> upload("Ada", KEY)))
                .isEqualTo(limitExceeded("Cannot exceed quota for SSHPublicKeysPerUser: 5"));
        assertThat(
                        iam.listSSHPublicKeysPaginator(of -> of.userName("Ada").maxItems(2))
                                .sshPublicKeys())
                .hasSize(5)
                .doesNotHaveDuplicates();
        upload("Bob", KEY);
    }

    @Test
    void aKeyIsItsOwners() {
        String id = upload("Ada", KEY).sshPublicKeyId();
        Refusal notTheirs = noSuchEntity("User has no Public Key with id " + id + ".");

        for (String given : new String[] {id, NOT_THERE}) {
            Refusal expected = given.equals(id) ? notTheirs : missing(NOT_THERE);
            assertThat(
                            Refusal.of(() ->
                                    iam.getSSHPublicKey(of ->
                                            of.userName("Bob")
                                                    .sshPublicKeyId(given)
                                                    .encoding("SSH"))))
                    .isEqualTo(expected);
            assertThat(Refusal.of(() -> update("Bob", given, StatusType.INACTIVE)))
                    .isEqualTo(expected);
            assertThat(
                            Refusal.of(() ->
                                    iam.deleteSSHPublicKey(
                                            of -> of.userName("Bob").sshPublicKeyId(given))))
                    .isEqualTo(expected);
        }
        assertThat(Refusal.of(() -> upload("nobody", KEY)))
                .isEqualTo(noSuchEntity("The user with name nobody cannot be found."));
        assertThat(Refusal.of(() -> update("Ada", id, StatusType.EXPIRED)))
                .isEqualTo(invalidInput("Operation does not support status Expired"));
        assertThat(
                        Refusal.of(() ->
                                        iam.getSSHPublicKey(of ->
                                                of.userName("Ada")
                                                        .sshPublicKeyId(id)
                                                        .encoding("DER")))
                                .code())
                .isEqualTo("ValidationError");
    }

    @Test
    void aKeyFollowsAUserWhoIsRenamedAndKeepsFromDeletion() {
        SSHPublicKey made = upload("Ada", KEY);
        iam.updateUser(of -> of.userName("Ada").newUserName("Grace").newPath("/navy/"));

        assertThat(iam.listSSHPublicKeys(of -> of.userName("Grace")).sshPublicKeys())
                .extracting(SSHPublicKeyMetadata::userName)
                .containsExactly("Grace");
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Grace"))))
                .isEqualTo(
                        deleteConflict(
                                "Cannot delete entity, must remove referenced objects first."));
        iam.deleteSSHPublicKey(of -> of.userName("Grace").sshPublicKeyId(made.sshPublicKeyId()));
        iam.deleteUser(of -> of.userName("Grace"));
    }

    @Test
    void usersMayBeLetHandleTheirOwnKeys() {
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("own")
                        .policyDocument(
                                allowOn(
                                        "arn:aws:iam::" + ACCOUNT + ":user/${aws:username}",
                                        "iam:*SSHPublicKey*")));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));

        String id =
                ada.uploadSSHPublicKey(of -> of.userName("Ada").sshPublicKeyBody(KEY))
                        .sshPublicKey()
                        .sshPublicKeyId();
        assertThat(ada.listSSHPublicKeys().sshPublicKeys())
                .extracting(SSHPublicKeyMetadata::sshPublicKeyId)
                .containsExactly(id);
        assertThat(
                        Refusal.of(() ->
                                        ada.uploadSSHPublicKey(
                                                of -> of.userName("Bob").sshPublicKeyBody(KEY)))
                                .message())
                .startsWith(
                        "User: arn:aws:iam::123456789012:user/Ada is not authorized to perform:"
                                + " iam:UploadSSHPublicKey on resource:"
                                + " arn:aws:iam::123456789012:user/Bob ");
    }

    private SSHPublicKey upload(String userName, String body) {
        return iam.uploadSSHPublicKey(of -> of.userName(userName).sshPublicKeyBody(body))
                .sshPublicKey();
    }

    private SSHPublicKey get(SSHPublicKey key, EncodingType encoding) {
        return iam.getSSHPublicKey(of ->
                        of.userName("Ada").sshPublicKeyId(key.sshPublicKeyId()).encoding(encoding))
                .sshPublicKey();
    }

    private void update(String userName, String id, StatusType status) {
        iam.updateSSHPublicKey(of -> of.userName(userName).sshPublicKeyId(id).status(status));
    }

    private static String fresh() {
        return TestCertificate.pem("PUBLIC KEY", TestCertificate.rsa().getPublic().getEncoded());
    }

    private static Refusal missing(String id) {
        return noSuchEntity("The Public Key with id " + id + " cannot be found.");
    }

    private static Refusal invalid() {
        return new Refusal("InvalidPublicKey", 400, "Invalid body for public key");
    }
}
