package dev.gatehouse.iam.servicecredential;

import dev.gatehouse.api.iam.ResetServiceSpecificCredentialRequest;
import dev.gatehouse.api.iam.ResetServiceSpecificCredentialResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives a service-specific credential a new password or key, which is shown this once. All else of
/// it stays, also when it ends.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResetServiceSpecificCredential.html">ResetServiceSpecificCredential</a>
public final class ResetServiceSpecificCredential
        implements Operation<
                ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse> {
    private final RandomGenerator secrets;

    /// @param secrets unpredictable
    public ResetServiceSpecificCredential(RandomGenerator secrets) {
        this.secrets = secrets;
    }

    @Override
    public Access access(ResetServiceSpecificCredentialRequest request, Call call) {
        return ServiceCredentials.access(
                "iam:ResetServiceSpecificCredential",
                request.userName(),
                request.serviceSpecificCredentialId(),
                call);
    }

    @Override
    public ResetServiceSpecificCredentialResponse handle(
            ResetServiceSpecificCredentialRequest request, Call call) {
        Subject owner = Subject.of(request.userName(), call);
        ServiceCredential credential =
                ServiceCredentials.get(request.serviceSpecificCredentialId(), owner, call);
        String secret =
                ServiceCredentials.secret(credential.service(), credential.alias(), secrets);
        call.draft().putSecret(credential.secretReference(), Secret.of(secret));
        return new ResetServiceSpecificCredentialResponse(
                Optional.of(
                        ServiceCredentialShape.delivered(
                                credential, owner.shownName(call).orElse("root"), secret, call)));
    }
}
