package dev.gatehouse.iam.servercertificate;

import static dev.gatehouse.api.iam.IamErrorCode.KEY_PAIR_MISMATCH;
import static dev.gatehouse.api.iam.IamErrorCode.MALFORMED_CERTIFICATE;

import dev.gatehouse.api.iam.UploadServerCertificateRequest;
import dev.gatehouse.api.iam.UploadServerCertificateResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.iam.pem.Certificates;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// Keeps a certificate of a server with its private key, which no operation shows.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html">UploadServerCertificate</a>
public final class UploadServerCertificate
        implements Operation<UploadServerCertificateRequest, UploadServerCertificateResponse> {
    private final Ids ids;

    public UploadServerCertificate(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(UploadServerCertificateRequest request, Call call) {
        return Tags.creating(
                "iam:UploadServerCertificate",
                "iam:TagServerCertificate",
                ServerCertificates.TYPE.arn(
                        call.account(),
                        request.path().orElse("/"),
                        request.serverCertificateName()),
                request.tags());
    }

    @Override
    public UploadServerCertificateResponse handle(
            UploadServerCertificateRequest request, Call call) {
        X509Certificate x509 = certificate(request.certificateBody(), call);
        requireKeyOf(x509, request.privateKey());
        request.certificateChain()
                .map(CertificateChain::parse)
                .ifPresent(chain -> chain.requireAbove(x509, call.at()));
        var certificate =
                new ServerCertificate(
                        request.serverCertificateName(),
                        request.path().orElse("/"),
                        ids.next("ASCA"),
                        call.at(),
                        x509.getNotAfter().toInstant(),
                        request.certificateBody().strip(),
                        request.certificateChain().map(String::strip),
                        Tags.of(request.tags(), call));
        ServerCertificates.in(call).add(certificate);
        call.draft().putSecret(certificate.secretReference(), Secret.of(request.privateKey()));
        return UploadServerCertificateResponse.builder()
                .serverCertificateMetadata(ServerCertificates.metadata(certificate, call))
                .tags(Tags.shown(certificate.tags()))
                .build();
    }

    private static X509Certificate certificate(String body, Call call) {
        X509Certificate certificate =
                Certificates.of(body)
                        .orElseThrow(() ->
                                MALFORMED_CERTIFICATE.because(
                                        "Unable to parse certificate. Please ensure the"
                                                + " certificate is in PEM format."));
        if (Certificates.isExpired(certificate, call.at())) {
            throw MALFORMED_CERTIFICATE.because(
                    "Certificate is no longer valid. The 'Not After' date restriction on the"
                            + " certificate has passed.");
        }
        if (Certificates.isEarly(certificate, call.at())) {
            throw MALFORMED_CERTIFICATE.because(
                    "Certificate is not yet valid. The 'Not Before' date restriction on the"
                            + " certificate has not passed.");
        }
        return certificate;
    }

    private static void requireKeyOf(X509Certificate certificate, String pem) {
        PrivateKey key =
                PrivateKeys.parse(pem)
                        .orElseThrow(() -> MALFORMED_CERTIFICATE.because("Invalid Private Key."));
        if (!PrivateKeys.match(key, certificate.getPublicKey())) {
            throw KEY_PAIR_MISMATCH.because(
                    "The private key did not match the public key provided. Please verify the key"
                            + " material and try again.");
        }
    }
}
