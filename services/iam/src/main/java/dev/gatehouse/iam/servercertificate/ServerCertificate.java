package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// A server certificate. Its private key is kept apart.
///
/// @param expires when the certificate ends
/// @param body the certificate as PEM
/// @param chain the certificates above it as PEM, each signed by the next
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html">Server
///   certificates</a>
public record ServerCertificate(
        String name,
        String path,
        String id,
        Instant uploaded,
        Instant expires,
        String body,
        Optional<String> chain,
        SortedMap<String, String> tags)
        implements IamEntity {
    /// Certificates by name ignoring case.
    public static final Kind<ServerCertificate> KIND =
            Kind.of("servercertificate", ServerCertificate.class);

    public ServerCertificate {
        tags = TextMap.copyOf(tags);
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("server-certificate" + path + name);
    }

    /// Under what the private key is kept.
    String secretReference() {
        return "servercertificate/" + id;
    }

    ServerCertificate renamed(String newName, String newPath) {
        return new ServerCertificate(newName, newPath, id, uploaded, expires, body, chain, tags);
    }

    public ServerCertificate withTags(SortedMap<String, String> newTags) {
        return new ServerCertificate(name, path, id, uploaded, expires, body, chain, newTags);
    }
}
