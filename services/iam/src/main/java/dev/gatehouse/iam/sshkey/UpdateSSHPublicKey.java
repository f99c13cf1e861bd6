package dev.gatehouse.iam.sshkey;

import dev.gatehouse.api.iam.UpdateSSHPublicKeyRequest;
import dev.gatehouse.api.iam.UpdateSSHPublicKeyResponse;
import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Switches an SSH public key of a user off or on again.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSSHPublicKey.html">UpdateSSHPublicKey</a>
public final class UpdateSSHPublicKey
        implements Operation<UpdateSSHPublicKeyRequest, UpdateSSHPublicKeyResponse> {
    @Override
    public Access access(UpdateSSHPublicKeyRequest request, Call call) {
        return Users.TYPE.access("iam:UpdateSSHPublicKey", request.userName(), call);
    }

    @Override
    public UpdateSSHPublicKeyResponse handle(UpdateSSHPublicKeyRequest request, Call call) {
        User owner = Users.in(call).get(request.userName());
        SshPublicKey key = SshPublicKeys.get(request.sshPublicKeyId(), owner, call);
        boolean active = CredentialStatus.active(request.status());
        call.draft().put(SshPublicKey.KIND, key.id(), key.withActive(active));
        return new UpdateSSHPublicKeyResponse();
    }
}
