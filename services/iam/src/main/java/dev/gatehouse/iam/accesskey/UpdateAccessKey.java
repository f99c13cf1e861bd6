package dev.gatehouse.iam.accesskey;

import dev.gatehouse.api.iam.UpdateAccessKeyRequest;
import dev.gatehouse.api.iam.UpdateAccessKeyResponse;
import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Switches an access key off or on again.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html">UpdateAccessKey</a>
public final class UpdateAccessKey
        implements Operation<UpdateAccessKeyRequest, UpdateAccessKeyResponse> {
    @Override
    public Access access(UpdateAccessKeyRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:UpdateAccessKey", call);
    }

    @Override
    public UpdateAccessKeyResponse handle(UpdateAccessKeyRequest request, Call call) {
        String ownerId = Subject.of(request.userName(), call).ownerId(call);
        AccessKey key = AccessKeys.get(request.accessKeyId(), ownerId, call);
        boolean active = CredentialStatus.active(request.status());
        call.draft().put(AccessKey.KIND, key.id(), key.withActive(active));
        return new UpdateAccessKeyResponse();
    }
}
