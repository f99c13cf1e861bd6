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
import dev.gatehouse.conformance.TestCertificate;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import software.amazon.awssdk.services.iam.model.StatusType;

class SigningCertificatesTest {
    private static final String NOT_THERE = "NONEXISTENTCERTID12345678901";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeUsers() {
        iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("Ada"));
        iam.createUser(of -> of.userName("Bob"));
    }

    @Test
    @Requirement("L1")
    void aCertificateIsUploadedSwitchedOffAndDeleted() {
        String body = fresh();
        SigningCertificate made = upload("ada", body);

        assertThat(made.certificateId()).matches("[A-Z2-7]{32}");
        assertThat(made)
                .isEqualTo(
                        SigningCertificate.builder()
                                .userName("Ada")
                                .certificateId(made.certificateId())
                                .certificateBody(body)
                                .status("Active")
                                .uploadDate(SANDBOX.time())
                                .build());
        assertThat(list("Ada")).containsExactly(made);
        update("Ada", made.certificateId(), StatusType.INACTIVE);
        assertThat(list("Ada")).containsExactly(made.copy(one -> one.status("Inactive")));
        update("Ada", made.certificateId(), StatusType.ACTIVE);
        assertThat(list("Ada")).containsExactly(made);

        delete("Ada", made.certificateId());
        assertThat(list("Ada")).isEmpty();
        assertThat(Refusal.of(() -> delete("Ada", made.certificateId())))
                .isEqualTo(missing(made.certificateId()));
    }

    @Test
    void whatIsNoCertificateOfThisTimeIsMalformed() {
        Instant now = SANDBOX.time();
        String expired =
                TestCertificate.authority(
                                "old",
                                TestCertificate.ec(),
                                now.minus(Duration.ofDays(2)),
                                now.minusSeconds(1))
                        .pem();
        String early = TestCertificate.authority("new", now.plusSeconds(60)).pem();
        for (String body :
                List.of(
                        "invalid-certificate-body",
                        expired,
                        early,
                        fresh() + fresh(),
                        "Certificate:\n" + fresh(),
                        fresh().replace("CERTIFICATE", "PUBLIC KEY"),
                        "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n")) {
            assertThat(Refusal.of(() -> upload("Ada", body)))
                    .isEqualTo(
                            new Refusal(
                                    "MalformedCertificate",
                                    400,
                                    "Certificate " + body + " is malformed."));
        }
    }

    @Test
    void aForgedCertificateIsInvalid() {
        String forged = TestCertificate.forged("root", SANDBOX.time()).pem();

        assertThat(Refusal.of(() -> upload("Ada", forged)))
                .isEqualTo(
                        new Refusal(
                                "InvalidCertificate",
                                400,
                                "The signature of the certificate is not its own."));
    }

    @Test
    void aCertificateIsThereOnceInAnAccount() {
        String body = fresh();
        SigningCertificate made = upload("Ada", body);
        update("Ada", made.certificateId(), StatusType.INACTIVE);

        assertThat(upload("Ada", body)).isEqualTo(made);
        assertThat(list("Ada")).containsExactly(made.copy(one -> one.status("Inactive")));
        assertThat(Refusal.of(() -> upload("Bob", body)))
                .isEqualTo(
                        new Refusal(
                                "DuplicateCertificate", 409, "Duplicate certificate uploaded."));
    }

    @Test
    void aUserHasTwoCertificatesAtMost() {
        String first = fresh();
        upload("Ada", first);
        upload("Ada", fresh());

        assertThat(Refusal.of(() -> upload("Ada", fresh())))
                .isEqualTo(limitExceeded("Cannot exceed quota for CertificatesPerUser: 2"));
        upload("Ada", first);
        assertThat(
                        iam.listSigningCertificatesPaginator(of -> of.userName("Ada").maxItems(1))
                                .certificates())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aCertificateIsItsOwners() {
        String id = upload("Ada", fresh()).certificateId();

        for (String given : List.of(id, NOT_THERE)) {
            assertThat(Refusal.of(() -> update("Bob", given, StatusType.INACTIVE)))
                    .isEqualTo(missing(given));
            assertThat(Refusal.of(() -> delete("Bob", given))).isEqualTo(missing(given));
        }
        assertThat(Refusal.of(() -> update("Ada", id, StatusType.EXPIRED)))
                .isEqualTo(invalidInput("Operation does not support status Expired"));
        Refusal nobody = noSuchEntity("The user with name nobody cannot be found.");
        assertThat(Refusal.of(() -> upload("nobody", fresh()))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> update("nobody", id, StatusType.INACTIVE))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> delete("nobody", id))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> list("nobody"))).isEqualTo(nobody);
    }

    @Test
    void aCertificateFollowsAUserWhoIsRenamedAndKeepsFromDeletion() {
        String id = upload("Ada", fresh()).certificateId();
        iam.updateUser(of -> of.userName("Ada").newUserName("Grace"));

        assertThat(list("Grace")).extracting(SigningCertificate::userName).containsExactly("Grace");
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Grace"))))
                .isEqualTo(deleteConflict("Cannot delete entity, must delete certificates first."));
        delete("Grace", id);
        iam.deleteUser(of -> of.userName("Grace"));
    }

    @Test
    void rootHasCertificatesOfItsOwn() {
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));

        String id =
                root.uploadSigningCertificate(of -> of.certificateBody(fresh()))
                        .certificate()
                        .certificateId();
        assertThat(root.listSigningCertificates().certificates())
                .extracting(SigningCertificate::userName)
                .containsExactly("root");
        assertThat(present()).isEqualTo(1);
        root.updateSigningCertificate(of -> of.certificateId(id).status("Inactive"));
        root.deleteSigningCertificate(of -> of.certificateId(id));
        assertThat(present()).isZero();
    }

    @Test
    void usersMayBeLetHandleTheirOwnCertificates() {
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("own")
                        .policyDocument(
                                allowOn(
                                        "arn:aws:iam::" + ACCOUNT + ":user/${aws:username}",
                                        "iam:*SigningCertificate*")));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));

        ada.uploadSigningCertificate(of -> of.certificateBody(fresh()));
        assertThat(ada.listSigningCertificates().certificates()).hasSize(1);
        assertThat(
                        Refusal.of(() ->
                                        ada.uploadSigningCertificate(
                                                of -> of.userName("Bob").certificateBody(fresh())))
                                .message())
                .startsWith(
                        "User: arn:aws:iam::123456789012:user/Ada is not authorized to perform:"
                                + " iam:UploadSigningCertificate on resource:"
                                + " arn:aws:iam::123456789012:user/Bob ");
    }

    @Test
    @Requirement("P5")
    void theCredentialReportTellsOfThem() {
        String first = upload("Ada", fresh()).certificateId();
        SANDBOX.advance(Duration.ofHours(1));
        upload("Ada", fresh());
        assertThat(row("Ada")).contains(",true," + time(0) + ",true," + time(1) + ",");
        update("Ada", first, StatusType.INACTIVE);
        SANDBOX.advance(Duration.ofHours(4));
        assertThat(row("Ada")).contains(",false," + time(0) + ",true," + time(1) + ",");
        assertThat(row("Bob")).endsWith(",false,N/A,false,N/A,N/A");
    }

    private static String time(int hours) {
        return SANDBOX.time().plus(Duration.ofHours(hours)).toString().replace("Z", "+00:00");
    }

    private String row(String userName) {
        iam.generateCredentialReport();
        return iam.getCredentialReport()
                .content()
                .asUtf8String()
                .lines()
                .filter(line -> line.startsWith(userName + ","))
                .findFirst()
                .orElseThrow();
    }

    private int present() {
        return iam.getAccountSummary()
                .summaryMapAsStrings()
                .getOrDefault("AccountSigningCertificatesPresent", -1);
    }

    private SigningCertificate upload(String userName, String body) {
        return iam.uploadSigningCertificate(of -> of.userName(userName).certificateBody(body))
                .certificate();
    }

    private List<SigningCertificate> list(String userName) {
        return iam.listSigningCertificates(of -> of.userName(userName)).certificates();
    }

    private void update(String userName, String id, StatusType status) {
        iam.updateSigningCertificate(of -> of.userName(userName).certificateId(id).status(status));
    }

    private void delete(String userName, String id) {
        iam.deleteSigningCertificate(of -> of.userName(userName).certificateId(id));
    }

    private static String fresh() {
        return TestCertificate.authority("signer", SANDBOX.time()).pem();
    }

    private static Refusal missing(String id) {
        return noSuchEntity("The Certificate with id " + id + " cannot be found.");
    }
}
