package dev.gatehouse.iam.sshkey;

import dev.gatehouse.api.iam.GetSSHPublicKeyRequest;
import dev.gatehouse.api.iam.GetSSHPublicKeyResponse;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Shows an SSH public key of a user in the form that the request wants.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSSHPublicKey.html">GetSSHPublicKey</a>
public final class GetSSHPublicKey
        implements Operation<GetSSHPublicKeyRequest, GetSSHPublicKeyResponse> {
    @Override
    public Access access(GetSSHPublicKeyRequest request, Call call) {
        return Users.TYPE.access("iam:GetSSHPublicKey", request.userName(), call);
    }

    @Override
    public GetSSHPublicKeyResponse handle(GetSSHPublicKeyRequest request, Call call) {
        User owner = Users.in(call).get(request.userName());
        SshPublicKey key = SshPublicKeys.get(request.sshPublicKeyId(), owner, call);
        RsaKey rsa = RsaKey.ofWire(key.key());
        String body = request.encoding().equals("PEM") ? rsa.pem() : rsa.line();
        return new GetSSHPublicKeyResponse(Optional.of(SshPublicKeys.shown(key, owner, body)));
    }
}
