package dev.gatehouse.iam.servicecredential;

import dev.gatehouse.api.iam.UpdateServiceSpecificCredentialRequest;
import dev.gatehouse.api.iam.UpdateServiceSpecificCredentialResponse;
import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Switches a service-specific credential off or on again.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html">UpdateServiceSpecificCredential</a>
public final class UpdateServiceSpecificCredential
        implements Operation<
                UpdateServiceSpecificCredentialRequest, UpdateServiceSpecificCredentialResponse> {
    @Override
    public Access access(UpdateServiceSpecificCredentialRequest request, Call call) {
        return ServiceCredentials.access(
                "iam:UpdateServiceSpecificCredential",
                request.userName(),
                request.serviceSpecificCredentialId(),
                call);
    }

    @Override
    public UpdateServiceSpecificCredentialResponse handle(
            UpdateServiceSpecificCredentialRequest request, Call call) {
        Subject owner = Subject.of(request.userName(), call);
        ServiceCredential credential =
                ServiceCredentials.get(request.serviceSpecificCredentialId(), owner, call);
        boolean active = CredentialStatus.active(request.status());
        call.draft().put(ServiceCredential.KIND, credential.id(), credential.withActive(active));
        return new UpdateServiceSpecificCredentialResponse();
    }
}
