package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.api.iam.ServerCertificateMetadata;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.operation.Call;

/// The server certificates of an account.
public final class ServerCertificates {
    public static final EntityType<ServerCertificate> TYPE =
            new EntityType<>(
                    ServerCertificate.KIND,
                    "server-certificate",
                    Quota.SERVER_CERTIFICATES_PER_ACCOUNT,
                    "The Server Certificate with name %s cannot be found.",
                    "The Server Certificate with name %s already exists.");

    private ServerCertificates() {}

    static Entities<ServerCertificate> in(Call call) {
        return TYPE.in(call);
    }

    /// A certificate as the API shows it without its content.
    static ServerCertificateMetadata metadata(ServerCertificate certificate, Call call) {
        return ServerCertificateMetadata.builder()
                .path(certificate.path())
                .serverCertificateName(certificate.name())
                .serverCertificateId(certificate.id())
                .arn(certificate.arn(call.account()))
                .uploadDate(certificate.uploaded())
                .expiration(certificate.expires())
                .build();
    }
}
