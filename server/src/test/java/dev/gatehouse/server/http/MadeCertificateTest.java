package dev.gatehouse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A made certificate is one as others are, for the names it was made for and no more.
@Requirement("C4")
class MadeCertificateTest {
    private static final Instant NOW = Instant.parse("2026-05-03T14:00:00Z");

    @Test
    void itNamesTheServerAndItsAuthorityNamesNobody() throws Exception {
        MadeCertificate made =
                MadeCertificate.of(
                        List.of("localhost", "127.0.0.1", "::1", "*.localhost", "iam_1.test"), NOW);
        X509Certificate server = (X509Certificate) made.store().getCertificate("server");
        X509Certificate authority = authority(made);

        server.verify(authority.getPublicKey());
        authority.verify(authority.getPublicKey());
        assertThat(
                        server.getSubjectAlternativeNames().stream()
                                .map(name -> String.valueOf(name.get(1))))
                .containsExactly(
                        "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "*.localhost", "iam_1.test");
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getKeyUsage()).containsExactly(only(5));
        assertThat(server.getKeyUsage()).containsExactly(only(0));
        assertThat(server.getNotBefore()).isEqualTo(NOW.minus(1, ChronoUnit.HOURS));
        assertThat(server.getNotAfter()).isEqualTo(NOW.plus(397, ChronoUnit.DAYS));
        assertThat(server.getSerialNumber()).isPositive();
    }

    @Test
    void itIsValidBeyondTheYear2049() throws Exception {
        Instant late = Instant.parse("2049-12-01T00:00:00Z");
        X509Certificate authority = authority(MadeCertificate.of(List.of("localhost"), late));
        assertThat(authority.getNotBefore()).isEqualTo(late.minus(Duration.ofHours(1)));
        assertThat(authority.getNotAfter()).isEqualTo(late.plus(Duration.ofDays(397)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "straße.test", "http://localhost", "*", "a\0.test"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> MadeCertificate.of(List.of(name), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no certificate can be made for the name `" + name + "`");
    }

    @Test
    void manyNamesAreTaken() throws Exception {
        List<String> names = IntStream.range(0, 5000).mapToObj(i -> "host-" + i + ".test").toList();
        X509Certificate server =
                (X509Certificate) MadeCertificate.of(names, NOW).store().getCertificate("server");
        Collection<List<?>> found = server.getSubjectAlternativeNames();
        assertThat(found).hasSize(5000);
    }

    @Test
    void aClientThatTrustsItsAuthorityIsAnswered() throws Exception {
        MadeCertificate made = MadeCertificate.of(List.of("127.0.0.1"), Instant.now());
        try (HttpServer server = start(made)) {
            assertThat(get(server, "127.0.0.1", made)).isEqualTo("secure: true");
        }
    }

    @Test
    void aClientThatAsksForAnotherNameIsNot() throws Exception {
        MadeCertificate made = MadeCertificate.of(List.of("gatehouse.test"), Instant.now());
        try (HttpServer server = start(made)) {
            assertThatThrownBy(() -> get(server, "127.0.0.1", made))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aClientThatTrustsTheAuthorityOfAnotherRunIsNot() throws Exception {
        MadeCertificate other = MadeCertificate.of(List.of("127.0.0.1"), Instant.now());
        try (HttpServer server = start(MadeCertificate.of(List.of("127.0.0.1"), Instant.now()))) {
            assertThatThrownBy(() -> get(server, "127.0.0.1", other))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static boolean[] only(int bit) {
        var usage = new boolean[9];
        usage[bit] = true;
        return usage;
    }

    private static X509Certificate authority(MadeCertificate made) throws Exception {
        byte[] pem = made.authority().getBytes(StandardCharsets.US_ASCII);
        Certificate authority =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem));
        return (X509Certificate) authority;
    }

    private static HttpServer start(MadeCertificate certificate) throws Exception {
        return HttpServer.start(
                "127.0.0.1",
                0,
                Optional.of(certificate),
                request -> WireResponse.of(200, "text/plain", "secure: " + request.secure()));
    }

    private static String get(HttpServer server, String host, MadeCertificate trusted)
            throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("authority", authority(trusted));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            URI uri = URI.create("https://" + host + ":" + server.port() + "/");
            return client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
