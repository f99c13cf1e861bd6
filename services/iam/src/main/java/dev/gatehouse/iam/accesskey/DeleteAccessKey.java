package dev.gatehouse.iam.accesskey;

import dev.gatehouse.api.iam.DeleteAccessKeyRequest;
import dev.gatehouse.api.iam.DeleteAccessKeyResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes an access key with its secret; the next request that is signed with it fails.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html">DeleteAccessKey</a>
public final class DeleteAccessKey
        implements Operation<DeleteAccessKeyRequest, DeleteAccessKeyResponse> {
    @Override
    public Access access(DeleteAccessKeyRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:DeleteAccessKey", call);
    }

    @Override
    public DeleteAccessKeyResponse handle(DeleteAccessKeyRequest request, Call call) {
        String ownerId = Subject.of(request.userName(), call).ownerId(call);
        AccessKey key = AccessKeys.get(request.accessKeyId(), ownerId, call);
        call.draft().remove(AccessKey.KIND, key.id());
        call.draft().removeSecret(key.secretReference());
        return new DeleteAccessKeyResponse();
    }
}
