package dev.gatehouse.iam.sshkey;

import dev.gatehouse.api.iam.DeleteSSHPublicKeyRequest;
import dev.gatehouse.api.iam.DeleteSSHPublicKeyResponse;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes an SSH public key of a user.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSSHPublicKey.html">DeleteSSHPublicKey</a>
public final class DeleteSSHPublicKey
        implements Operation<DeleteSSHPublicKeyRequest, DeleteSSHPublicKeyResponse> {
    @Override
    public Access access(DeleteSSHPublicKeyRequest request, Call call) {
        return Users.TYPE.access("iam:DeleteSSHPublicKey", request.userName(), call);
    }

    @Override
    public DeleteSSHPublicKeyResponse handle(DeleteSSHPublicKeyRequest request, Call call) {
        User owner = Users.in(call).get(request.userName());
        SshPublicKey key = SshPublicKeys.get(request.sshPublicKeyId(), owner, call);
        call.draft().remove(SshPublicKey.KIND, key.id());
        return new DeleteSSHPublicKeyResponse();
    }
}
