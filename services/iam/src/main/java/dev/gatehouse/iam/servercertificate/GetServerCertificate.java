package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.api.iam.GetServerCertificateRequest;
import dev.gatehouse.api.iam.GetServerCertificateResponse;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows a server certificate, without its private key.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html">GetServerCertificate</a>
public final class GetServerCertificate
        implements Operation<GetServerCertificateRequest, GetServerCertificateResponse> {
    @Override
    public Access access(GetServerCertificateRequest request, Call call) {
        return ServerCertificates.TYPE.access(
                "iam:GetServerCertificate", request.serverCertificateName(), call);
    }

    @Override
    public GetServerCertificateResponse handle(GetServerCertificateRequest request, Call call) {
        ServerCertificate certificate =
                ServerCertificates.in(call).get(request.serverCertificateName());
        return new GetServerCertificateResponse(
                dev.gatehouse.api.iam.ServerCertificate.builder()
                        .serverCertificateMetadata(ServerCertificates.metadata(certificate, call))
                        .certificateBody(certificate.body())
                        .certificateChain(certificate.chain())
                        .tags(Tags.shown(certificate.tags()))
                        .build());
    }
}
