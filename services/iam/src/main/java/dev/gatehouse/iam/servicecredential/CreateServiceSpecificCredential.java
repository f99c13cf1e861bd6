package dev.gatehouse.iam.servicecredential;

import dev.gatehouse.api.iam.CreateServiceSpecificCredentialRequest;
import dev.gatehouse.api.iam.CreateServiceSpecificCredentialResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes a credential of a user for one service. Its password or key is shown this once.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html">CreateServiceSpecificCredential</a>
public final class CreateServiceSpecificCredential
        implements Operation<
                CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse> {
    private final Ids ids;
    private final RandomGenerator secrets;

    /// @param secrets unpredictable
    public CreateServiceSpecificCredential(Ids ids, RandomGenerator secrets) {
        this.ids = ids;
        this.secrets = secrets;
    }

    @Override
    public Access access(CreateServiceSpecificCredentialRequest request, Call call) {
        return Users.TYPE
                .access("iam:CreateServiceSpecificCredential", request.userName(), call)
                .with(ServiceCredentials.SERVICE_KEY, SupportedService.lower(request.serviceName()))
                .with(
                        "iam:ServiceSpecificCredentialAgeDays",
                        request.credentialAgeDays().map(String::valueOf));
    }

    @Override
    public CreateServiceSpecificCredentialResponse handle(
            CreateServiceSpecificCredentialRequest request, Call call) {
        User owner = Users.in(call).get(request.userName());
        SupportedService service = SupportedService.of(request.serviceName());
        int existing =
                (int)
                        ServiceCredentials.of(owner.id(), call).stream()
                                .filter(credential -> credential.service() == service)
                                .count();
        Entities.requireBelow(Quota.SERVICE_CREDENTIALS_PER_USER, existing, call);
        var credential =
                new ServiceCredential(
                        ids.next("ACCA"),
                        owner.id(),
                        service,
                        ServiceCredentials.alias(service, owner.name(), call),
                        call.at(),
                        request.credentialAgeDays()
                                .map(days -> call.at().plus(Duration.ofDays(days))),
                        true);
        String secret = ServiceCredentials.secret(service, credential.alias(), secrets);
        call.draft().put(ServiceCredential.KIND, credential.id(), credential);
        call.draft().putSecret(credential.secretReference(), Secret.of(secret));
        return new CreateServiceSpecificCredentialResponse(
                Optional.of(
                        ServiceCredentialShape.delivered(credential, owner.name(), secret, call)));
    }
}
