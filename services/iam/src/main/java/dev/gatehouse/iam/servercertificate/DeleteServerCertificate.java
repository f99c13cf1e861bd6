package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.api.iam.DeleteServerCertificateRequest;
import dev.gatehouse.api.iam.DeleteServerCertificateResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a server certificate with its private key.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html">DeleteServerCertificate</a>
public final class DeleteServerCertificate
        implements Operation<DeleteServerCertificateRequest, DeleteServerCertificateResponse> {
    @Override
    public Access access(DeleteServerCertificateRequest request, Call call) {
        return ServerCertificates.TYPE.access(
                "iam:DeleteServerCertificate", request.serverCertificateName(), call);
    }

    @Override
    public DeleteServerCertificateResponse handle(
            DeleteServerCertificateRequest request, Call call) {
        ServerCertificate certificate =
                ServerCertificates.in(call).get(request.serverCertificateName());
        ServerCertificates.in(call).remove(certificate);
        call.draft().removeSecret(certificate.secretReference());
        return new DeleteServerCertificateResponse();
    }
}
