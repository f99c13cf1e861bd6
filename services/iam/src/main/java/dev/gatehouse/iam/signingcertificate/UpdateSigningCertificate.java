package dev.gatehouse.iam.signingcertificate;

import dev.gatehouse.api.iam.UpdateSigningCertificateRequest;
import dev.gatehouse.api.iam.UpdateSigningCertificateResponse;
import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Switches a signing certificate off or on again.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSigningCertificate.html">UpdateSigningCertificate</a>
public final class UpdateSigningCertificate
        implements Operation<UpdateSigningCertificateRequest, UpdateSigningCertificateResponse> {
    @Override
    public Access access(UpdateSigningCertificateRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:UpdateSigningCertificate", call);
    }

    @Override
    public UpdateSigningCertificateResponse handle(
            UpdateSigningCertificateRequest request, Call call) {
        String ownerId = Subject.of(request.userName(), call).ownerId(call);
        SigningCertificate certificate =
                SigningCertificates.get(request.certificateId(), ownerId, call);
        boolean active = CredentialStatus.active(request.status());
        call.draft().put(SigningCertificate.KIND, certificate.id(), certificate.withActive(active));
        return new UpdateSigningCertificateResponse();
    }
}
