package dev.gatehouse.cli.client;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The way to a server: HTTP, or HTTPS with those authorities that Java trusts and those in the
/// file that `AWS_CA_BUNDLE` names. Over HTTP that file is not read.
public final class Connection {
    private static final String LOCAL = "http://127.0.0.1:4283";

    private final HttpClient http;

    private Connection(HttpClient http) {
        this.http = http;
    }

    /// The server that `AWS_ENDPOINT_URL` names, else the one on this machine.
    public static URI server(Map<String, String> environment) {
        return URI.create(environment.getOrDefault("AWS_ENDPOINT_URL", LOCAL));
    }

    /// The way to a server as the environment says.
    ///
    /// @throws IOException if the file that `AWS_CA_BUNDLE` names is needed and holds no
    ///   certificates
    public static Connection to(URI server, Map<String, String> environment) throws IOException {
        String bundle = environment.getOrDefault("AWS_CA_BUNDLE", "");
        return new Connection(
                bundle.isEmpty() || !"https".equalsIgnoreCase(server.getScheme())
                        ? HttpClient.newHttpClient()
                        : HttpClient.newBuilder().sslContext(trusting(bundle)).build());
    }

    /// What a server answers.
    ///
    /// @throws IOException if it does not answer, or is not trusted
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (SSLHandshakeException e) {
            throw new IOException(
                    "the certificate of %s is not trusted: let AWS_CA_BUNDLE name the file of its authority"
                            .formatted(request.uri().resolve("/")),
                    e);
        }
    }

    private static SSLContext trusting(String bundle) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate authority : ofJava()) {
                trusted.setCertificateEntry("java-" + number++, authority);
            }
            for (Certificate authority : certificates(bundle)) {
                trusted.setCertificateEntry("bundle-" + number++, authority);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("AWS_CA_BUNDLE: no certificates in " + bundle, e);
        }
    }

    private static X509Certificate[] ofJava() throws GeneralSecurityException {
        for (TrustManager manager : managers(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static Collection<? extends Certificate> certificates(String bundle)
            throws IOException, GeneralSecurityException {
        try (InputStream file = new FileInputStream(bundle)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (found.isEmpty()) {
                throw new IOException("no certificates in it");
            }
            return found;
        } catch (IOException e) {
            throw new IOException("AWS_CA_BUNDLE: " + bundle + ": " + e.getMessage(), e);
        }
    }

    /// @param trusted nothing for what Java trusts
    private static TrustManagerFactory managers(@Nullable KeyStore trusted)
            throws GeneralSecurityException {
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }
}
