package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.api.iam.UpdateServerCertificateRequest;
import dev.gatehouse.api.iam.UpdateServerCertificateResponse;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Renames a server certificate or moves it to another path. Needs the permission on the old ARN
/// and on the new.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServerCertificate.html">UpdateServerCertificate</a>
public final class UpdateServerCertificate
        implements Operation<UpdateServerCertificateRequest, UpdateServerCertificateResponse> {
    private static final String ACTION = "iam:UpdateServerCertificate";

    @Override
    public Access access(UpdateServerCertificateRequest request, Call call) {
        String name = request.serverCertificateName();
        String oldPath =
                ServerCertificates.in(call).find(name).map(ServerCertificate::path).orElse("/");
        String newArn =
                ServerCertificates.TYPE.arn(
                        call.account(),
                        request.newPath().orElse(oldPath),
                        request.newServerCertificateName().orElse(name));
        return ServerCertificates.TYPE.access(ACTION, name, call).and(Access.to(ACTION, newArn));
    }

    @Override
    public UpdateServerCertificateResponse handle(
            UpdateServerCertificateRequest request, Call call) {
        Entities<ServerCertificate> certificates = ServerCertificates.in(call);
        ServerCertificate certificate = certificates.get(request.serverCertificateName());
        ServerCertificate renamed =
                certificate.renamed(
                        request.newServerCertificateName().orElse(certificate.name()),
                        request.newPath().orElse(certificate.path()));
        if (!Names.key(renamed.name()).equals(Names.key(certificate.name()))) {
            certificates.requireUnused(renamed.name());
            certificates.remove(certificate);
        }
        certificates.put(renamed);
        return new UpdateServerCertificateResponse();
    }
}
