package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.Listener;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.http.TrustedProxies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// From where a request comes: through proxies, and through VPC endpoints.
class NetworkTest {
    private static final String VPC = "vpc-0123456789abcdef0";
    private static final String VPCE = "vpce-0fedcba9876543210";

    @RegisterExtension
    static final SandboxServer BEHIND_A_PROXY =
            new SandboxServer(
                    new NetworkSettings(
                            new TrustedProxies(
                                    List.of(TrustedProxies.Network.parse("127.0.0.0/8"))),
                            List.of(
                                    listener("inside", ""),
                                    listener("narrow", ",policy=" + onlyReads()))));

    @RegisterExtension static final SandboxServer DIRECT = new SandboxServer();

    private static final OwnApi PROXIED =
            new OwnApi(BEHIND_A_PROXY::endpoint, BEHIND_A_PROXY::time);
    private static final OwnApi PLAIN = new OwnApi(DIRECT::endpoint, DIRECT::time);
    private static final OwnApi INSIDE =
            new OwnApi(() -> BEHIND_A_PROXY.listener("inside"), BEHIND_A_PROXY::time);
    private static final OwnApi NARROW =
            new OwnApi(() -> BEHIND_A_PROXY.listener("narrow"), BEHIND_A_PROXY::time);

    private static final String FROM_THE_OFFICE =
            Policies.document(
                    """
                    {"Effect":"Allow","Action":"s3:*","Resource":"*"}\
                    """,
                    """
                    {"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{
                      "NotIpAddress":{"aws:SourceIp":["198.51.100.0/24","2001:db8:7::/48"]}}}\
                    """);
    private static final String OVER_TLS =
            Policies.document(
                    """
                    {"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{
                      "Bool":{"aws:SecureTransport":"true"}}}\
                    """);
    private static final String THROUGH_THE_ENDPOINT =
            Policies.document(
                    """
                    {"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{
                      "StringEquals":{"aws:SourceVpce":"vpce-0fedcba9876543210","aws:SourceVpc":"vpc-0123456789abcdef0"},
                      "IpAddress":{"aws:VpcSourceIp":"127.0.0.0/8"},
                      "Null":{"aws:SourceIp":"true"}}}\
                    """);

    @ParameterizedTest(name = "{0}: {1}")
    @Requirement("D3")
    @CsvSource({
        "198.51.100.7, allowed",
        "'10.0.0.1, 198.51.100.7', allowed",
        "198.51.100.7:51000, allowed",
        "[2001:db8:7::1]:443, allowed",
        "203.0.113.1, explicitDeny",
        "'198.51.100.7, 203.0.113.1', explicitDeny",
        "'198.51.100.7, 127.0.0.2', allowed",
        "2001:db8:8::1, explicitDeny",
    })
    void aTrustedProxySaysWhereARequestComesFrom(String forwarded, String decision) {
        AwsCredentials ada = BEHIND_A_PROXY.newUser("ada", FROM_THE_OFFICE);

        assertThat(ask(PROXIED, ada, Map.of("X-Forwarded-For", forwarded))).isEqualTo(decision);
    }

    @Test
    @Requirement("D3")
    void nobodyElseIsBelieved() {
        AwsCredentials ada = DIRECT.newUser("ada", FROM_THE_OFFICE);
        AwsCredentials tim = DIRECT.newUser("tim", OVER_TLS);

        assertThat(ask(PLAIN, ada, Map.of("X-Forwarded-For", "198.51.100.7")))
                .isEqualTo("explicitDeny");
        assertThat(ask(PLAIN, tim, Map.of("X-Forwarded-Proto", "https"))).isEqualTo("implicitDeny");
    }

    @Test
    @Requirement("D3")
    void anAddressThatNobodyKnowsIsRefused() {
        AwsCredentials admin = BEHIND_A_PROXY.adminKey(SandboxServer.ACCOUNT);

        OwnApi.Answer answer =
                PROXIED.post(
                        admin,
                        "authorize",
                        Map.of("action", "s3:GetObject"),
                        Map.of("X-Forwarded-For", "unknown"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message"))
                .isEqualTo("The header X-Forwarded-For does not say where the request comes from.");
    }

    @Test
    @Requirement("D3")
    void aTrustedProxySaysWhetherItsClientSpeaksTls() {
        AwsCredentials tim = BEHIND_A_PROXY.newUser("tim", OVER_TLS);

        assertThat(ask(PROXIED, tim, Map.of("X-Forwarded-Proto", "https"))).isEqualTo("allowed");
        assertThat(ask(PROXIED, tim, Map.of("X-Forwarded-Proto", "http")))
                .isEqualTo("implicitDeny");
        assertThat(ask(PROXIED, tim, Map.of())).isEqualTo("implicitDeny");
    }

    @Test
    @Requirement("D4")
    void aListenerStandsForAnEndpoint() {
        AwsCredentials eva = BEHIND_A_PROXY.newUser("eva", THROUGH_THE_ENDPOINT);

        assertThat(ask(INSIDE, eva, Map.of())).isEqualTo("allowed");
        assertThat(ask(PROXIED, eva, Map.of())).isEqualTo("implicitDeny");
        assertThat(
                        ask(
                                PROXIED,
                                eva,
                                Map.of(
                                        "aws-SourceVpce", VPCE,
                                        "Source-Vpce", VPCE,
                                        "Source-Vpc", VPC)))
                .as("said in headers")
                .isEqualTo("implicitDeny");
        for (String key : new String[] {"aws:SourceVpce", "aws:SourceVpc", "AWS:VPCSourceIp"}) {
            assertThat(
                            PROXIED.post(
                                            eva,
                                            "authorize",
                                            Map.of(
                                                    "action",
                                                    "s3:GetObject",
                                                    "context",
                                                    Map.of(key, VPCE)))
                                    .status())
                    .as(key)
                    .isEqualTo(403);
        }
    }

    @Test
    @Requirement("D4")
    void anEndpointLetsThroughWhatItsPolicyAllows() {
        AwsCredentials eva = BEHIND_A_PROXY.newUser("eva", Policies.allow("s3:*", "iam:*"));

        assertThat(NARROW.may(eva, "s3:GetObject", "arn:aws:s3:::b/x")).isEqualTo("allowed");
        OwnApi.Answer put = NARROW.post(eva, "authorize", Map.of("action", "s3:PutObject"));
        assertThat(put.text("decision")).isEqualTo("implicitDeny");
        assertThat(put.text("detail"))
                .contains("because no VPC endpoint policy allows the s3:PutObject action");
        OwnApi.Answer delete = NARROW.post(eva, "authorize", Map.of("action", "s3:DeleteObject"));
        assertThat(delete.text("decision")).isEqualTo("explicitDeny");
        assertThat(delete.text("detail"))
                .endsWith("with an explicit deny in a VPC endpoint policy");
        assertThat(INSIDE.may(eva, "s3:PutObject", "arn:aws:s3:::b/x")).isEqualTo("allowed");
    }

    @ParameterizedTest
    @Requirement("D4")
    @ValueSource(
            strings = {
                "",
                "inside",
                "inside=127.0.0.1,vpc=vpc-12345678,vpce=vpce-12345678",
                "inside=127.0.0.1:70000,vpc=vpc-12345678,vpce=vpce-12345678",
                "inside=127.0.0.1:0,vpc=vpc-12345678",
                "inside=127.0.0.1:0,vpc=vpc-1,vpce=vpce-12345678",
                "inside=127.0.0.1:0,vpc=vpc-12345678,vpce=vpc-12345678",
                "inside=127.0.0.1:0,vpc=vpc-12345678,vpc=vpc-12345678,vpce=vpce-12345678",
                "inside=127.0.0.1:0,vpc=vpc-12345678,vpce=vpce-12345678,zone=a",
                "in side=127.0.0.1:0,vpc=vpc-12345678,vpce=vpce-12345678",
            })
    void whatIsNoListenerIsRefused(String text) {
        assertThatThrownBy(() -> Listener.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a listener ");
    }

    @Test
    @Requirement("D4")
    void aListenerCanHaveAnIpv6AddressAndNeedsAPolicyThatIsOne(@TempDir Path folder)
            throws IOException {
        String text = "v6=[::1]:4284,vpc=vpc-12345678,vpce=vpce-12345678";
        Path broken = Files.writeString(folder.resolve("policy.json"), "{}");

        assertThat(Listener.parse(text).address()).isEqualTo("::1");
        assertThatThrownBy(() -> Listener.parse(text + ",policy=" + broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no endpoint policy");
        assertThatThrownBy(() ->
                        new NetworkSettings(
                                TrustedProxies.NONE,
                                List.of(Listener.parse(text), Listener.parse(text))))
                .hasMessage("there are two listeners `v6`");
    }

    private static String ask(OwnApi api, AwsCredentials as, Map<String, String> headers) {
        return api.post(
                        as,
                        "authorize",
                        Map.of("action", "s3:GetObject", "resource", "arn:aws:s3:::b/x"),
                        headers)
                .text("decision");
    }

    private static Listener listener(String name, String options) {
        try {
            return Listener.parse(name + "=127.0.0.1:0,vpc=" + VPC + ",vpce=" + VPCE + options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path onlyReads() {
        try {
            Path file = Files.createTempFile("endpoint", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    Policies.document(
                            """
                            {"Effect":"Allow","Principal":"*","Action":["s3:Get*","s3:DeleteObject"],"Resource":"*"}\
                            """,
                            """
                            {"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"*"}\
                            """));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
