package dev.gatehouse.iam.signingcertificate;

import dev.gatehouse.api.iam.DeleteSigningCertificateRequest;
import dev.gatehouse.api.iam.DeleteSigningCertificateResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a signing certificate of a user, or of the caller.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html">DeleteSigningCertificate</a>
public final class DeleteSigningCertificate
        implements Operation<DeleteSigningCertificateRequest, DeleteSigningCertificateResponse> {
    @Override
    public Access access(DeleteSigningCertificateRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:DeleteSigningCertificate", call);
    }

    @Override
    public DeleteSigningCertificateResponse handle(
            DeleteSigningCertificateRequest request, Call call) {
        String ownerId = Subject.of(request.userName(), call).ownerId(call);
        SigningCertificate certificate =
                SigningCertificates.get(request.certificateId(), ownerId, call);
        call.draft().remove(SigningCertificate.KIND, certificate.id());
        return new DeleteSigningCertificateResponse();
    }
}
