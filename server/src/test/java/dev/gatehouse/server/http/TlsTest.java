package dev.gatehouse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server proves who it is by the certificate it was given.
@Requirement("C4")
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder = Path.of(".");

    @Test
    void requestsOverTlsAreSecure() throws Exception {
        for (String algorithm : new String[] {"EC", "RSA"}) {
            Certificate certificate = write("server", algorithm, Instant.EPOCH);
            try (HttpServer server = start()) {
                assertThat(get(server, certificate)).isEqualTo("secure: true");
            }
        }
    }

    @Test
    void whoTrustsAnotherCertificateIsNotAnswered() throws Exception {
        Certificate other = write("other", "EC", Instant.EPOCH);
        write("server", "EC", Instant.EPOCH);

        try (HttpServer server = start()) {
            assertThatThrownBy(() -> get(server, other)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        write("other", "EC", Instant.EPOCH);
        write("server", "EC", Instant.EPOCH);
        var mixed = new TlsFiles(folder.resolve("server.crt"), folder.resolve("other.key"));

        assertThatThrownBy(mixed::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not that of the certificate in");
    }

    @Test
    void aRenewedCertificateIsTakenAndABrokenOneIsNot() throws Exception {
        write("server", "EC", Instant.EPOCH);
        var factory = new SslContextFactory.Server();
        var reload = new Reload(files(), factory, new NoScheduler());
        factory.start();

        Certificate renewed = write("server", "RSA", Instant.EPOCH.plusSeconds(10));
        reload.run();
        assertThat(factory.getKeyStore().getCertificate("server")).isEqualTo(renewed);

        Files.writeString(folder.resolve("server.key"), "half of a file");
        reload.run();
        assertThat(factory.getKeyStore().getCertificate("server")).isEqualTo(renewed);
        factory.stop();
    }

    private HttpServer start() throws IOException {
        return HttpServer.start(
                "127.0.0.1",
                0,
                Optional.of(files()),
                request -> WireResponse.of(200, "text/plain", "secure: " + request.secure()));
    }

    private TlsFiles files() {
        return new TlsFiles(folder.resolve("server.crt"), folder.resolve("server.key"));
    }

    private static String get(HttpServer server, Certificate trusted) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", trusted);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
            return client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /// Makes a key and a certificate for it, with the JDK's own tool, and writes both as PEM.
    private Certificate write(String name, String algorithm, Instant modified) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Files.deleteIfExists(store);
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                algorithm,
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Certificate certificate = keys.getCertificate("server");
        write(name + ".crt", "CERTIFICATE", certificate.getEncoded(), modified);
        write(name + ".key", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded(), modified);
        return certificate;
    }

    private void write(String file, String what, byte[] content, Instant modified)
            throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(
                path,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(content), what));
        Files.setLastModifiedTime(path, FileTime.from(modified));
    }

    /// Schedules nothing: the test says when.
    private static final class NoScheduler extends AbstractLifeCycle implements Scheduler {
        @Override
        public Task schedule(Runnable task, long delay, TimeUnit units) {
            return () -> false;
        }
    }
}
