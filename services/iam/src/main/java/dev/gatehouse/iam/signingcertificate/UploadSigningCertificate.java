package dev.gatehouse.iam.signingcertificate;

import static dev.gatehouse.api.iam.IamErrorCode.DUPLICATE_CERTIFICATE;

import dev.gatehouse.api.iam.UploadSigningCertificateRequest;
import dev.gatehouse.api.iam.UploadSigningCertificateResponse;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Gives a user, or the caller, a signing certificate.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html">UploadSigningCertificate</a>
public final class UploadSigningCertificate
        implements Operation<UploadSigningCertificateRequest, UploadSigningCertificateResponse> {
    @Override
    public Access access(UploadSigningCertificateRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:UploadSigningCertificate", call);
    }

    @Override
    public UploadSigningCertificateResponse handle(
            UploadSigningCertificateRequest request, Call call) {
        Subject owner = Subject.of(request.userName(), call);
        String ownerId = owner.ownerId(call);
        String body = request.certificateBody();
        String id = SigningCertificates.id(SigningCertificates.parse(body, call.at()));
        Optional<SigningCertificate> known = call.view().find(SigningCertificate.KIND, id);
        if (known.isPresent()) {
            return again(known.get(), owner, ownerId, call);
        }
        int existing = SigningCertificates.of(ownerId, call).size();
        Entities.requireBelow(Quota.SIGNING_CERTIFICATES_PER_USER, existing, call);
        var certificate = new SigningCertificate(id, ownerId, call.at(), true, body);
        call.draft().put(SigningCertificate.KIND, id, certificate);
        return answer(certificate, owner, call);
    }

    /// The answer calls the certificate active even where it is switched off and stays so: AWS does
    /// this too.
    private static UploadSigningCertificateResponse again(
            SigningCertificate known, Subject owner, String ownerId, Call call) {
        if (!known.ownerId().equals(ownerId)) {
            throw DUPLICATE_CERTIFICATE.because("Duplicate certificate uploaded.");
        }
        return answer(known.withActive(true), owner, call);
    }

    private static UploadSigningCertificateResponse answer(
            SigningCertificate certificate, Subject owner, Call call) {
        return new UploadSigningCertificateResponse(
                SigningCertificates.shown(certificate, owner, call));
    }
}
