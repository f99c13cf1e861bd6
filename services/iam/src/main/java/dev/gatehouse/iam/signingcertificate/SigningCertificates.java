package dev.gatehouse.iam.signingcertificate;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_CERTIFICATE;
import static dev.gatehouse.api.iam.IamErrorCode.MALFORMED_CERTIFICATE;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.pem.Certificates;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Call;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;

/// The signing certificates of an account.
public final class SigningCertificates {
    /// A user with signing certificates cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(
                    SigningCertificate.KIND, "owner", "must delete certificates first.");

    private SigningCertificates() {}

    static List<SigningCertificate> of(String ownerId, Call call) {
        return call.view().by(SigningCertificate.KIND, "owner", ownerId);
    }

    /// The certificate with this id, of this owner.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    static SigningCertificate get(String id, String ownerId, Call call) {
        return call.view()
                .find(SigningCertificate.KIND, id)
                .filter(certificate -> certificate.ownerId().equals(ownerId))
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because("The Certificate with id %s cannot be found.", id));
    }

    /// The certificate that was uploaded.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedCertificate` if it is none that counts at
    ///   this time, `InvalidCertificate` if it says that it vouches for itself and does not
    static X509Certificate parse(String body, Instant at) {
        X509Certificate certificate =
                Certificates.of(body)
                        .filter(one -> !Certificates.isExpired(one, at))
                        .filter(one -> !Certificates.isEarly(one, at))
                        .orElseThrow(() ->
                                MALFORMED_CERTIFICATE.because(
                                        "Certificate %s is malformed.", body));
        if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            try {
                certificate.verify(certificate.getPublicKey());
            } catch (GeneralSecurityException wrong) {
                throw INVALID_CERTIFICATE.because(
                        "The signature of the certificate is not its own.");
            }
        }
        return certificate;
    }

    static String id(X509Certificate certificate) {
        try {
            // A name and no protection: what the digest is of lies beside it.
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return Base32.toBase32String(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A certificate as the API shows it.
    static dev.gatehouse.api.iam.SigningCertificate shown(
            SigningCertificate certificate, Subject owner, Call call) {
        return dev.gatehouse.api.iam.SigningCertificate.builder()
                .userName(owner.shownName(call).orElse("root"))
                .certificateId(certificate.id())
                .certificateBody(certificate.body())
                .status(CredentialStatus.shown(certificate.active()))
                .uploadDate(certificate.uploaded())
                .build();
    }
}
