package dev.gatehouse.iam.servicecredential;

import dev.gatehouse.api.iam.ServiceSpecificCredential;
import dev.gatehouse.api.iam.ServiceSpecificCredentialMetadata;
import dev.gatehouse.operation.Call;
import java.util.Optional;

/// A service-specific credential as the API shows it.
final class ServiceCredentialShape {
    private ServiceCredentialShape() {}

    /// A credential in a list, without its secret.
    static ServiceSpecificCredentialMetadata listed(
            ServiceCredential credential, String userName, Call call) {
        return ServiceSpecificCredentialMetadata.builder()
                .userName(userName)
                .serviceSpecificCredentialId(credential.id())
                .serviceName(credential.service().serviceName())
                .serviceUserName(ifPassword(credential, credential.alias()))
                .serviceCredentialAlias(ifKey(credential, credential.alias()))
                .createDate(credential.created())
                .expirationDate(credential.expires())
                .status(ServiceCredentials.status(credential, call))
                .build();
    }

    /// A credential whose secret was made just now.
    static ServiceSpecificCredential delivered(
            ServiceCredential credential, String userName, String secret, Call call) {
        return ServiceSpecificCredential.builder()
                .userName(userName)
                .serviceSpecificCredentialId(credential.id())
                .serviceName(credential.service().serviceName())
                .serviceUserName(ifPassword(credential, credential.alias()))
                .servicePassword(ifPassword(credential, secret))
                .serviceCredentialAlias(ifKey(credential, credential.alias()))
                .serviceCredentialSecret(ifKey(credential, secret))
                .createDate(credential.created())
                .expirationDate(credential.expires())
                .status(ServiceCredentials.status(credential, call))
                .build();
    }

    private static Optional<String> ifPassword(ServiceCredential credential, String value) {
        return credential.service().keyPrefix().isEmpty() ? Optional.of(value) : Optional.empty();
    }

    private static Optional<String> ifKey(ServiceCredential credential, String value) {
        return credential.service().keyPrefix().map(prefix -> value);
    }
}
