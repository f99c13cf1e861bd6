package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;

@Requirement("A9")
class ProvidersTest {
    private static final String OIDC_ARN =
            "arn:aws:iam::" + ACCOUNT + ":oidc-provider/id.example.com/Tenant";
    private static final String SAML_ARN = "arn:aws:iam::" + ACCOUNT + ":saml-provider/corp";
    private static final String THUMBPRINT = "990f4193972f2becf12ddeda5237f9c952f20d9e";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static IamClient iam() {
        return SANDBOX.iam();
    }

    private static void createOidc() {
        iam().createOpenIDConnectProvider(of ->
                of.url("https://id.example.com/Tenant")
                        .clientIDList("app", "app")
                        .thumbprintList(THUMBPRINT)
                        .tags(tag("team", "blue")));
    }

    /// Metadata of a SAML provider.
    static String metadata() {
        try (InputStream file =
                Objects.requireNonNull(
                        ProvidersTest.class.getResourceAsStream("saml-metadata.xml"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createSaml(String document) {
        iam().createSAMLProvider(of -> of.name("corp").samlMetadataDocument(document));
    }

    private static String privateKey() {
        try {
            var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOidcProviderIsKeptAsItWasMade() {
        createOidc();
        GetOpenIdConnectProviderResponse shown =
                iam().getOpenIDConnectProvider(of -> of.openIDConnectProviderArn(OIDC_ARN));

        assertThat(shown.url()).isEqualTo("id.example.com/Tenant");
        assertThat(shown.clientIDList()).containsExactly("app");
        assertThat(shown.thumbprintList()).containsExactly(THUMBPRINT);
        assertThat(shown.createDate()).isEqualTo(SANDBOX.time());
        assertThat(shown.tags()).containsExactly(tag("team", "blue"));
        assertThat(iam().listOpenIDConnectProviders().openIDConnectProviderList())
                .extracting(one -> one.arn())
                .containsExactly(OIDC_ARN);
        assertThat(iam().getAccountSummary().summaryMapAsStrings()).containsEntry("Providers", 1);
        assertThat(Refusal.of(ProvidersTest::createOidc))
                .isEqualTo(
                        entityAlreadyExists(
                                "Provider with url https://id.example.com/Tenant already exists."));
    }

    @Test
    void clientIdsAndThumbprintsOfAnOidcProviderChange() {
        createOidc();
        iam().addClientIDToOpenIDConnectProvider(
                        of -> of.openIDConnectProviderArn(OIDC_ARN).clientID("web"));
        iam().addClientIDToOpenIDConnectProvider(
                        of -> of.openIDConnectProviderArn(OIDC_ARN).clientID("web"));
        iam().removeClientIDFromOpenIDConnectProvider(
                        of -> of.openIDConnectProviderArn(OIDC_ARN).clientID("app"));
        iam().removeClientIDFromOpenIDConnectProvider(
                        of -> of.openIDConnectProviderArn(OIDC_ARN).clientID("app"));
        iam().updateOpenIDConnectProviderThumbprint(of ->
                of.openIDConnectProviderArn(OIDC_ARN).thumbprintList(THUMBPRINT.replace('9', '8')));
        GetOpenIdConnectProviderResponse shown =
                iam().getOpenIDConnectProvider(of -> of.openIDConnectProviderArn(OIDC_ARN));

        assertThat(shown.clientIDList()).containsExactly("web");
        assertThat(shown.thumbprintList()).containsExactly(THUMBPRINT.replace('9', '8'));
        iam().deleteOpenIDConnectProvider(of -> of.openIDConnectProviderArn(OIDC_ARN));
        assertThat(
                        Refusal.of(() ->
                                iam().getOpenIDConnectProvider(
                                                of -> of.openIDConnectProviderArn(OIDC_ARN))))
                .isEqualTo(noSuchEntity("OpenIDConnect Provider not found for arn " + OIDC_ARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com",
                "id.example.com",
                "https://",
                "https://id.example.com:8443",
                "https://id.example.com/?tenant=1",
                "https://id.example.com/#here",
                "https://me@id.example.com",
                "https://id.example.com/a b"
            })
    void aUrlThatNoIssuerHasIsRefused(String url) {
        assertThat(Refusal.of(() -> iam().createOpenIDConnectProvider(of -> of.url(url))))
                .isEqualTo(invalidInput("Invalid Open ID Connect Provider URL"));
    }

    @Test
    void anOidcProviderHasLimits() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "app" + i).toList();
        String url = "https://id.example.com";

        assertThat(
                        Refusal.of(() ->
                                iam().createOpenIDConnectProvider(
                                                of -> of.url(url).clientIDList(many))))
                .isEqualTo(
                        limitExceeded(
                                "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100"));
        assertThat(
                        Refusal.of(() ->
                                iam().createOpenIDConnectProvider(of ->
                                        of.url(url)
                                                .thumbprintList(
                                                        IntStream.range(0, 6)
                                                                .mapToObj(i -> THUMBPRINT)
                                                                .toList()))))
                .isEqualTo(invalidInput("Thumbprint list must contain at most 5 entries."));
        assertThat(
                        Refusal.of(() ->
                                iam().createOpenIDConnectProvider(
                                                of -> of.url(url).thumbprintList("z".repeat(40)))))
                .isEqualTo(invalidInput("Invalid thumbprint: it must be 40 hexadecimal digits."));
    }

    @Test
    void aSamlProviderIsKeptAsItWasMade() {
        createSaml(metadata());
        GetSamlProviderResponse shown = iam().getSAMLProvider(of -> of.samlProviderArn(SAML_ARN));

        assertThat(shown.samlMetadataDocument()).isEqualTo(metadata());
        assertThat(shown.samlProviderUUID()).matches("[A-Z0-9]{22,64}");
        assertThat(shown.validUntil())
                .isEqualTo(SANDBOX.time().atOffset(ZoneOffset.UTC).plusYears(100).toInstant());
        assertThat(iam().listSAMLProviders().samlProviderList())
                .extracting(one -> one.arn())
                .containsExactly(SAML_ARN);
        assertThat(Refusal.of(() -> createSaml(metadata())))
                .isEqualTo(entityAlreadyExists("SAML provider with name corp already exists."));
        iam().deleteSAMLProvider(of -> of.samlProviderArn(SAML_ARN));
        assertThat(Refusal.of(() -> iam().getSAMLProvider(of -> of.samlProviderArn(SAML_ARN))))
                .isEqualTo(noSuchEntity("Manifest not found for arn " + SAML_ARN));
    }

    @Test
    void metadataSaysHowLongItCounts() {
        var end = SANDBOX.time().plus(Duration.ofDays(30));
        String valid = " validUntil=\"" + end + "\"";
        String over = " validUntil=\"" + SANDBOX.time().minusSeconds(1) + "\"";
        createSaml(metadata().replace(" entityID", valid + " entityID"));

        assertThat(iam().getSAMLProvider(of -> of.samlProviderArn(SAML_ARN)).validUntil())
                .isEqualTo(end);
        assertThat(
                        Refusal.of(() ->
                                        iam().updateSAMLProvider(of ->
                                                of.samlProviderArn(SAML_ARN)
                                                        .samlMetadataDocument(
                                                                metadata()
                                                                        .replace(
                                                                                " entityID",
                                                                                over
                                                                                        + " entityID"))))
                                .message())
                .startsWith("The metadata was valid until ");
    }

    @Test
    void metadataThatIsNoneIsRefused() {
        String padding = "<!--" + "x".repeat(1_000) + "-->";
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "this is not XML" + padding,
                                "it is not XML without a document type",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                                        + padding,
                                "it is not XML without a document type",
                                "<a/>" + padding,
                                "its root must be an EntityDescriptor",
                                metadata().replace("entityID", "id"),
                                "it has no entityID",
                                metadata().replace("IDPSSODescriptor", "SPSSODescriptor"),
                                "it has no IDPSSODescriptor of SAML 2.0",
                                metadata().replace("SingleSignOnService", "SingleLogoutService"),
                                "it has no SingleSignOnService",
                                metadata().replace("X509Certificate", "X509CRL"),
                                "it has no certificate for signatures",
                                metadata()
                                        .replace("<ds:X509Certificate>MII", "<ds:X509Certificate>"),
                                "a certificate in it cannot be read")
                        .entrySet()) {
            assertThat(Refusal.of(() -> createSaml(wrong.getKey())))
                    .isEqualTo(invalidInput("Could not parse metadata: " + wrong.getValue()));
        }
    }

    @Test
    void aSamlProviderKeepsTwoPrivateKeysWhichNobodySees() {
        createSaml(metadata());
        Refusal none =
                Refusal.of(() ->
                        iam().updateSAMLProvider(of ->
                                of.samlProviderArn(SAML_ARN).assertionEncryptionMode("Required")));
        Refusal wrong =
                Refusal.of(() ->
                        iam().updateSAMLProvider(of ->
                                of.samlProviderArn(SAML_ARN).addPrivateKey("secret words")));
        iam().updateSAMLProvider(of ->
                of.samlProviderArn(SAML_ARN)
                        .assertionEncryptionMode("Required")
                        .addPrivateKey(privateKey()));
        iam().updateSAMLProvider(of -> of.samlProviderArn(SAML_ARN).addPrivateKey(privateKey()));
        Refusal third =
                Refusal.of(() ->
                        iam().updateSAMLProvider(of ->
                                of.samlProviderArn(SAML_ARN).addPrivateKey(privateKey())));
        GetSamlProviderResponse shown = iam().getSAMLProvider(of -> of.samlProviderArn(SAML_ARN));
        String first = shown.privateKeyList().getFirst().keyId();
        iam().updateSAMLProvider(of -> of.samlProviderArn(SAML_ARN).removePrivateKey(first));

        assertThat(none)
                .isEqualTo(invalidInput("AssertionEncryptionMode Required needs a private key."));
        assertThat(wrong.code()).isEqualTo("InvalidInput");
        assertThat(wrong.message()).doesNotContain("secret words");
        assertThat(third.code()).isEqualTo("LimitExceeded");
        assertThat(shown.privateKeyList()).hasSize(2);
        assertThat(shown.assertionEncryptionModeAsString()).isEqualTo("Required");
        assertThat(shown.toString()).doesNotContain("PRIVATE");
        assertThat(iam().getSAMLProvider(of -> of.samlProviderArn(SAML_ARN)).privateKeyList())
                .hasSize(1);
    }

    @Test
    void providersAreTagged() {
        createOidc();
        createSaml(metadata());
        iam().tagOpenIDConnectProvider(
                        of -> of.openIDConnectProviderArn(OIDC_ARN).tags(tag("cost", "7")));
        iam().untagOpenIDConnectProvider(
                        of -> of.openIDConnectProviderArn(OIDC_ARN).tagKeys("TEAM"));
        iam().tagSAMLProvider(
                        of -> of.samlProviderArn(SAML_ARN).tags(tag("a", "1"), tag("b", "2")));
        iam().untagSAMLProvider(of -> of.samlProviderArn(SAML_ARN).tagKeys("a"));

        assertThat(
                        iam().listOpenIDConnectProviderTags(
                                        of -> of.openIDConnectProviderArn(OIDC_ARN))
                                .tags())
                .containsExactly(tag("cost", "7"));
        assertThat(iam().listSAMLProviderTags(of -> of.samlProviderArn(SAML_ARN)).tags())
                .containsExactly(tag("b", "2"));
    }

    @Test
    void anArnOfSomethingElseIsInvalid() {
        String user = "arn:aws:iam::" + ACCOUNT + ":user/admin";

        assertThat(Refusal.of(() -> iam().getSAMLProvider(of -> of.samlProviderArn(user))))
                .isEqualTo(invalidInput("Invalid ARN: " + user));
        assertThat(
                        Refusal.of(() ->
                                iam().deleteOpenIDConnectProvider(
                                                of -> of.openIDConnectProviderArn(SAML_ARN))))
                .isEqualTo(invalidInput("Invalid ARN: " + SAML_ARN));
    }
}
