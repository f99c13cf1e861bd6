package dev.gatehouse.iam.servercertificate;

import static dev.gatehouse.api.iam.IamErrorCode.MALFORMED_CERTIFICATE;

import dev.gatehouse.iam.pem.Certificates;
import dev.gatehouse.iam.pem.Pem;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// The certificates above a server's: the first signed the server's, each other one the one before.
record CertificateChain(List<X509Certificate> certificates) {
    /// More is no chain that a server would send.
    private static final int LONGEST = 10;

    /// @throws dev.gatehouse.api.AwsException `MalformedCertificate` if the text is no certificates
    static CertificateChain parse(String text) {
        List<Pem> blocks = Pem.blocks(text);
        if (blocks.isEmpty() || blocks.size() > LONGEST) {
            throw unreadable();
        }
        return new CertificateChain(
                blocks.stream()
                        .map(block ->
                                Certificates.of(block).orElseThrow(CertificateChain::unreadable))
                        .toList());
    }

    private static RuntimeException unreadable() {
        return MALFORMED_CERTIFICATE.because(
                "Unable to parse certificate chain. Please ensure that it is 1 to %d certificates"
                        + " in PEM format.",
                LONGEST);
    }

    /// Refuses a chain that does not lead from a server's certificate to the last of the chain,
    /// which is believed.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedCertificate`; its index counts the server's
    ///   certificate as 0 and is -1 where the last one did not sign what is below it
    void requireAbove(X509Certificate server, Instant at) {
        var path = new ArrayList<X509Certificate>();
        path.add(server);
        path.addAll(certificates.subList(0, certificates.size() - 1));
        try {
            var parameters =
                    new PKIXParameters(Set.of(new TrustAnchor(certificates.getLast(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(Certificates.factory().generateCertPath(path), parameters);
        } catch (CertPathValidatorException broken) {
            throw broken(broken.getIndex());
        } catch (CertificateException | InvalidAlgorithmParameterException unusable) {
            throw broken(-1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException broken(int index) {
        return MALFORMED_CERTIFICATE.because(
                "Unable to validate certificate chain. The certificate chain must start with the"
                        + " immediate signing certificate, followed by any intermediaries in"
                        + " order. The index within the chain of the invalid certificate is: %d",
                index);
    }
}
