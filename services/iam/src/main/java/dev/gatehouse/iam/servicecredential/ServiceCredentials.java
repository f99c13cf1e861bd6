package dev.gatehouse.iam.servicecredential;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The service-specific credentials of an account.
public final class ServiceCredentials {
    /// A user with service-specific credentials cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(
                    ServiceCredential.KIND, "owner", "must remove referenced objects first.");

    static final String SERVICE_KEY = "iam:ServiceSpecificCredentialServiceName";
    private static final int PASSWORD_BYTES = 44;

    private ServiceCredentials() {}

    static List<ServiceCredential> of(String ownerId, Call call) {
        return call.view().by(ServiceCredential.KIND, "owner", ownerId);
    }

    /// An action on a credential of a user, or of the caller.
    static Access access(String action, Optional<String> userName, String id, Call call) {
        Optional<String> service =
                call.view()
                        .find(ServiceCredential.KIND, id)
                        .map(credential -> credential.service().serviceName());
        return Subject.of(userName, call).access(action, call).with(SERVICE_KEY, service);
    }

    /// The credential with this id, of this owner.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none, `ValidationError` if
    ///   it is another user's
    static ServiceCredential get(String id, Subject owner, Call call) {
        String ownerId = owner.ownerId(call);
        ServiceCredential credential =
                call.view()
                        .find(ServiceCredential.KIND, id)
                        .orElseThrow(
                                () -> NO_SUCH_ENTITY.because("No such credential %s exists", id));
        if (!credential.ownerId().equals(ownerId)) {
            throw VALIDATION_ERROR.because(
                    "User %s does not have a service specific credential with id %s",
                    owner.shownName(call).orElse("root"), id);
        }
        return credential;
    }

    /// The public part of a new credential: numbered where another has the plain one, perhaps of a
    /// user that had the name before.
    static String alias(SupportedService service, String userName, Call call) {
        String account = call.account().id().value();
        String alias = "%s-at-%s".formatted(userName, account);
        for (int i = 1; isTaken(service, alias, call); i++) {
            alias = "%s+%d-at-%s".formatted(userName, i, account);
        }
        return alias;
    }

    private static boolean isTaken(SupportedService service, String alias, Call call) {
        String term = ServiceCredential.aliasTerm(service, alias);
        return !call.view().by(ServiceCredential.KIND, "alias", term).isEmpty();
    }

    /// A new password, or a new API key, which says the alias itself.
    static String secret(SupportedService service, String alias, RandomGenerator random) {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String password = Base64.getEncoder().encodeToString(bytes);
        byte[] content = (alias + ":" + password).getBytes(UTF_8);
        return service.keyPrefix()
                .map(prefix -> prefix + Base64.getEncoder().encodeToString(content))
                .orElse(password);
    }

    static String status(ServiceCredential credential, Call call) {
        boolean expired = credential.expires().filter(end -> !call.at().isBefore(end)).isPresent();
        return expired ? "Expired" : CredentialStatus.shown(credential.active());
    }
}
