package dev.gatehouse.iam.servicecredential;

import dev.gatehouse.api.iam.DeleteServiceSpecificCredentialRequest;
import dev.gatehouse.api.iam.DeleteServiceSpecificCredentialResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a service-specific credential with its password or key.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceSpecificCredential.html">DeleteServiceSpecificCredential</a>
public final class DeleteServiceSpecificCredential
        implements Operation<
                DeleteServiceSpecificCredentialRequest, DeleteServiceSpecificCredentialResponse> {
    @Override
    public Access access(DeleteServiceSpecificCredentialRequest request, Call call) {
        return ServiceCredentials.access(
                "iam:DeleteServiceSpecificCredential",
                request.userName(),
                request.serviceSpecificCredentialId(),
                call);
    }

    @Override
    public DeleteServiceSpecificCredentialResponse handle(
            DeleteServiceSpecificCredentialRequest request, Call call) {
        Subject owner = Subject.of(request.userName(), call);
        ServiceCredential credential =
                ServiceCredentials.get(request.serviceSpecificCredentialId(), owner, call);
        call.draft().remove(ServiceCredential.KIND, credential.id());
        call.draft().removeSecret(credential.secretReference());
        return new DeleteServiceSpecificCredentialResponse();
    }
}
