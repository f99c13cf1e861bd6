package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allowOn;
import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.TestCertificate;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ServerCertificate;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

class ServerCertificatesTest {
    private static final String ARN = "arn:aws:iam::" + ACCOUNT + ":server-certificate/";
    private static final KeyPair RSA = TestCertificate.rsa();

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();
    private Instant now = SANDBOX.time();
    private TestCertificate site = TestCertificate.authority("site", now);

    @BeforeEach
    void makeACertificate() {
        iam = SANDBOX.iam();
        now = SANDBOX.time();
        site = TestCertificate.authority("site", now);
    }

    @Test
    void aCertificateIsUploadedShownAndDeleted() {
        ServerCertificateMetadata made =
                iam.uploadServerCertificate(of ->
                                of.serverCertificateName("Site")
                                        .path("/web/")
                                        .certificateBody(site.pem())
                                        .privateKey(site.key()))
                        .serverCertificateMetadata();

        assertThat(made.serverCertificateId()).matches("ASCA[A-Z2-7]{17}");
        assertThat(made)
                .isEqualTo(
                        ServerCertificateMetadata.builder()
                                .serverCertificateName("Site")
                                .path("/web/")
                                .arn(ARN + "web/Site")
                                .serverCertificateId(made.serverCertificateId())
                                .uploadDate(now)
                                .expiration(now.plus(Duration.ofDays(30)))
                                .build());
        assertThat(get("site"))
                .isEqualTo(
                        ServerCertificate.builder()
                                .serverCertificateMetadata(made)
                                .certificateBody(site.pem().strip())
                                .build());
        assertThat(list("/")).containsExactly(made);
        assertThat(list("/web/")).containsExactly(made);
        assertThat(list("/mail/")).isEmpty();
        assertThat(count()).isEqualTo(1);

        iam.deleteServerCertificate(of -> of.serverCertificateName("site"));
        assertThat(count()).isZero();
        Refusal missing = noSuchEntity("The Server Certificate with name Site cannot be found.");
        assertThat(Refusal.of(() -> get("Site"))).isEqualTo(missing);
        assertThat(
                        Refusal.of(() ->
                                iam.deleteServerCertificate(
                                        of -> of.serverCertificateName("Site"))))
                .isEqualTo(missing);
        assertThat(Refusal.of(() -> rename("Site", "Other"))).isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC PRIVATE KEY", "RSA PRIVATE KEY"})
    void aKeyMayHaveAnOlderForm(String label) throws IOException {
        KeyPair keys = label.startsWith("RSA") ? RSA : site.keys();
        TestCertificate certificate =
                TestCertificate.authority("site", keys, now, now.plusSeconds(60));
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
        byte[] older = info.parsePrivateKey().toASN1Primitive().getEncoded();
        if (label.startsWith("EC")) {
            older =
                    new org.bouncycastle.asn1.sec.ECPrivateKey(
                                    256,
                                    org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(older)
                                            .getKey(),
                                    info.getPrivateKeyAlgorithm().getParameters())
                            .getEncoded();
        }

        upload("site", certificate.pem(), TestCertificate.pem(label, older));
        assertThat(list("/")).hasSize(1);
    }

    @Test
    void aKeyBelongsToItsCertificate() {
        Refusal mismatch =
                new Refusal(
                        "KeyPairMismatch",
                        400,
                        "The private key did not match the public key provided. Please verify the"
                                + " key material and try again.");
        TestCertificate other = TestCertificate.authority("other", now);
        TestCertificate rsa = TestCertificate.authority("rsa", RSA, now, now.plusSeconds(60));

        assertThat(Refusal.of(() -> upload("site", site.pem(), other.key()))).isEqualTo(mismatch);
        assertThat(Refusal.of(() -> upload("site", site.pem(), rsa.key()))).isEqualTo(mismatch);
        for (String key :
                List.of(
                        "nonsense",
                        site.pem(),
                        site.key() + other.key(),
                        "-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n",
                        "-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----\n",
                        "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n",
                        TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}))) {
            assertThat(Refusal.of(() -> upload("site", site.pem(), key)))
                    .as(key)
                    .isEqualTo(malformed("Invalid Private Key."));
        }
    }

    @Test
    void whatIsNoCertificateOfThisTimeIsMalformed() {
        for (String body : List.of("nonsense", site.key(), site.pem() + site.pem())) {
            assertThat(Refusal.of(() -> upload("site", body, site.key())))
                    .isEqualTo(
                            malformed(
                                    "Unable to parse certificate. Please ensure the certificate is"
                                            + " in PEM format."));
        }
        TestCertificate old =
                TestCertificate.authority(
                        "old", site.keys(), now.minusSeconds(60), now.minusSeconds(1));
        assertThat(Refusal.of(() -> upload("old", old.pem(), old.key())))
                .isEqualTo(
                        malformed(
                                "Certificate is no longer valid. The 'Not After' date restriction"
                                        + " on the certificate has passed."));
        TestCertificate early = TestCertificate.authority("early", now.plusSeconds(60));
        assertThat(Refusal.of(() -> upload("early", early.pem(), early.key())).code())
                .isEqualTo("MalformedCertificate");
        SANDBOX.advance(Duration.ofMinutes(1));
        upload("early", early.pem(), early.key());
    }

    @Test
    void aChainLeadsUpwardsInOrder() {
        TestCertificate root = TestCertificate.authority("root", now);
        TestCertificate middle = root.authorityBelow("middle", now);
        TestCertificate server = middle.serverBelow("server", RSA, now);
        TestCertificate stranger = TestCertificate.authority("middle", now);

        chained("to-root", server, middle, root);
        chained("to-middle", server, middle);
        chained("twice", server, middle, root, root);
        assertThat(get("to-root").certificateChain())
                .isEqualTo((middle.pem() + root.pem()).strip());
        assertBroken(-1, server, root);
        assertBroken(-1, server, root, middle);
        assertBroken(1, server, server, middle);
        assertBroken(-1, server, stranger, root);
        TestCertificate impostor = TestCertificate.authority("root", now);
        assertBroken(1, server, impostor.authorityBelow("middle", now), root);
        assertThat(Refusal.of(() -> chained("no", server, stranger)).code())
                .isEqualTo("MalformedCertificate");
        assertThat(Refusal.of(() -> chained("no", server, repeated(root, 11))).code())
                .isEqualTo("MalformedCertificate");
        assertThat(
                        Refusal.of(() ->
                                        iam.uploadServerCertificate(of ->
                                                of.serverCertificateName("no")
                                                        .certificateBody(server.pem())
                                                        .privateKey(server.key())
                                                        .certificateChain("nonsense")))
                                .code())
                .isEqualTo("MalformedCertificate");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aNameIsTakenInEveryLetterCase() {
        upload("Site", site.pem(), site.key());
        upload("mail", site.pem(), site.key());

        assertThat(Refusal.of(() -> upload("SITE", site.pem(), site.key())))
                .isEqualTo(
                        entityAlreadyExists(
                                "The Server Certificate with name SITE already exists."));
        assertThat(Refusal.of(() -> rename("mail", "site")))
                .isEqualTo(
                        entityAlreadyExists(
                                "The Server Certificate with name site already exists."));
        rename("site", "SITE");
        assertThat(get("site").serverCertificateMetadata().serverCertificateName())
                .isEqualTo("SITE");
    }

    @Test
    void aCertificateIsRenamedAndMoved() {
        String id =
                iam.uploadServerCertificate(of ->
                                of.serverCertificateName("site")
                                        .certificateBody(site.pem())
                                        .privateKey(site.key())
                                        .tags(tag("team", "web")))
                        .serverCertificateMetadata()
                        .serverCertificateId();

        iam.updateServerCertificate(of -> of.serverCertificateName("site"));
        iam.updateServerCertificate(of ->
                of.serverCertificateName("site").newServerCertificateName("www").newPath("/web/"));

        ServerCertificate moved = get("www");
        assertThat(moved.serverCertificateMetadata().arn()).isEqualTo(ARN + "web/www");
        assertThat(moved.serverCertificateMetadata().serverCertificateId()).isEqualTo(id);
        assertThat(moved.tags()).containsExactly(tag("team", "web"));
        assertThat(Refusal.of(() -> get("site")).code()).isEqualTo("NoSuchEntity");
    }

    @Test
    void anAccountHasTwentyCertificatesAtMost() {
        for (int i = 0; i < 20; i++) {
            upload("site" + i, site.pem(), site.key());
        }

        assertThat(Refusal.of(() -> upload("one-too-many", site.pem(), site.key())))
                .isEqualTo(
                        limitExceeded("Cannot exceed quota for ServerCertificatesPerAccount: 20"));
        assertThat(
                        iam.listServerCertificatesPaginator(of -> of.maxItems(7))
                                .serverCertificateMetadataList())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    @Requirement("L9")
    void aPrivateKeyIsShownNowhere() {
        String secret = site.key().lines().skip(1).findFirst().orElseThrow();
        upload("site", site.pem(), site.key());

        String shown =
                get("site").toString()
                        + list("/")
                        + SANDBOX.iam().getAccountAuthorizationDetails()
                        + Refusal.of(() -> upload("site", site.pem(), site.key()))
                        + Refusal.of(() -> upload("other", "nonsense", site.key()));
        assertThat(shown).doesNotContain(secret);
    }

    @Test
    void pathsAndTagsDecideWhoMayHandleWhat() {
        IamClient web =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "web",
                                Policies.document(
                                        "{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\""
                                                + ARN
                                                + "web/*\"}",
                                        "{\"Effect\":\"Allow\",\"Action\":\"iam:Get*\","
                                                + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
                                                + "{\"aws:ResourceTag/team\":\"web\"}}}")));

        web.uploadServerCertificate(of ->
                of.serverCertificateName("site")
                        .path("/web/")
                        .certificateBody(site.pem())
                        .privateKey(site.key()));
        assertThat(
                        Refusal.of(() ->
                                        web.uploadServerCertificate(of ->
                                                of.serverCertificateName("root")
                                                        .certificateBody(site.pem())
                                                        .privateKey(site.key())))
                                .message())
                .startsWith(
                        "User: arn:aws:iam::123456789012:user/web is not authorized to perform:"
                                + " iam:UploadServerCertificate on resource:"
                                + " arn:aws:iam::123456789012:server-certificate/root ");
        assertThat(Refusal.of(web::listServerCertificates).code()).isEqualTo("AccessDenied");
        assertThat(web.listServerCertificates(of -> of.pathPrefix("/web/")))
                .satisfies(answer -> assertThat(answer.serverCertificateMetadataList()).hasSize(1));
        assertThat(
                        Refusal.of(() ->
                                        web.updateServerCertificate(of ->
                                                of.serverCertificateName("site").newPath("/")))
                                .code())
                .isEqualTo("AccessDenied");

        upload("mail", site.pem(), site.key());
        assertThat(Refusal.of(() -> shown(web, "mail")).code()).isEqualTo("AccessDenied");
        iam.tagServerCertificate(of -> of.serverCertificateName("mail").tags(tag("team", "web")));
        shown(web, "mail");
        assertThat(
                        Refusal.of(() ->
                                        SANDBOX.iam(
                                                        SANDBOX.newUser(
                                                                "reader",
                                                                allowOn(ARN + "*", "iam:Get*")))
                                                .deleteServerCertificate(
                                                        of -> of.serverCertificateName("mail")))
                                .code())
                .isEqualTo("AccessDenied");
    }

    private void assertBroken(int index, TestCertificate server, TestCertificate... chain) {
        assertThat(Refusal.of(() -> chained("broken", server, chain)))
                .isEqualTo(
                        malformed(
                                "Unable to validate certificate chain. The certificate chain must"
                                        + " start with the immediate signing certificate, followed"
                                        + " by any intermediaries in order. The index within the"
                                        + " chain of the invalid certificate is: "
                                        + index));
    }

    private void chained(String name, TestCertificate server, TestCertificate... chain) {
        String pem = String.join("", Arrays.stream(chain).map(TestCertificate::pem).toList());
        iam.uploadServerCertificate(of ->
                of.serverCertificateName(name)
                        .certificateBody(server.pem())
                        .privateKey(server.key())
                        .certificateChain(pem));
    }

    private static TestCertificate[] repeated(TestCertificate certificate, int times) {
        var all = new TestCertificate[times];
        Arrays.fill(all, certificate);
        return all;
    }

    private void upload(String name, String body, String key) {
        iam.uploadServerCertificate(
                of -> of.serverCertificateName(name).certificateBody(body).privateKey(key));
    }

    private void rename(String name, String newName) {
        iam.updateServerCertificate(
                of -> of.serverCertificateName(name).newServerCertificateName(newName));
    }

    private ServerCertificate get(String name) {
        return shown(iam, name);
    }

    private static ServerCertificate shown(IamClient to, String name) {
        return to.getServerCertificate(of -> of.serverCertificateName(name)).serverCertificate();
    }

    private List<ServerCertificateMetadata> list(String pathPrefix) {
        return iam.listServerCertificates(of -> of.pathPrefix(pathPrefix))
                .serverCertificateMetadataList();
    }

    private int count() {
        return iam.getAccountSummary().summaryMapAsStrings().getOrDefault("ServerCertificates", -1);
    }

    private static Refusal malformed(String message) {
        return new Refusal("MalformedCertificate", 400, message);
    }
}
