package dev.gatehouse.iam.pem;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/// X.509 certificates in PEM.
public final class Certificates {
    private Certificates() {}

    /// The certificate that a text is; none if it is something else or more than one.
    public static Optional<X509Certificate> of(String text) {
        return Pem.of(text).flatMap(Certificates::of);
    }

    /// The certificate that a block holds.
    public static Optional<X509Certificate> of(Pem block) {
        if (!block.label().equals("CERTIFICATE")) {
            return Optional.empty();
        }
        try {
            byte[] content = block.bytes();
            var in = new ByteArrayInputStream(content);
            return factory().generateCertificate(in) instanceof X509Certificate certificate
                            && in.available() == 0
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException notACertificate) {
            return Optional.empty();
        }
    }

    /// Whether the time is past the end of a certificate.
    public static boolean isExpired(X509Certificate certificate, Instant at) {
        return at.isAfter(certificate.getNotAfter().toInstant());
    }

    /// Whether the time is before the begin of a certificate.
    public static boolean isEarly(X509Certificate certificate, Instant at) {
        return at.isBefore(certificate.getNotBefore().toInstant());
    }

    public static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("this Java knows no X.509", e);
        }
    }
}
