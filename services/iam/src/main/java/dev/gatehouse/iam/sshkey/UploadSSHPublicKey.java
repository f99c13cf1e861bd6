package dev.gatehouse.iam.sshkey;

import static dev.gatehouse.api.iam.IamErrorCode.DUPLICATE_SSH_PUBLIC_KEY;

import dev.gatehouse.api.iam.UploadSSHPublicKeyRequest;
import dev.gatehouse.api.iam.UploadSSHPublicKeyResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;
import java.util.Optional;

/// Gives a user an SSH public key.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html">UploadSSHPublicKey</a>
public final class UploadSSHPublicKey
        implements Operation<UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse> {
    private final Ids ids;

    public UploadSSHPublicKey(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(UploadSSHPublicKeyRequest request, Call call) {
        return Users.TYPE.access("iam:UploadSSHPublicKey", request.userName(), call);
    }

    @Override
    public UploadSSHPublicKeyResponse handle(UploadSSHPublicKeyRequest request, Call call) {
        User owner = Users.in(call).get(request.userName());
        String wire = RsaKey.parse(request.sshPublicKeyBody()).wire();
        List<SshPublicKey> existing = SshPublicKeys.of(owner.id(), call);
        if (existing.stream().anyMatch(key -> key.key().equals(wire))) {
            throw DUPLICATE_SSH_PUBLIC_KEY.because("Duplicate SSH public key uploaded.");
        }
        Entities.requireBelow(Quota.SSH_PUBLIC_KEYS_PER_USER, existing.size(), call);
        String id = ids.nextAccessKeyId("APKA", call.account().id());
        var key = new SshPublicKey(id, owner.id(), call.at(), true, wire);
        call.draft().put(SshPublicKey.KIND, key.id(), key);
        return new UploadSSHPublicKeyResponse(
                Optional.of(SshPublicKeys.shown(key, owner, request.sshPublicKeyBody())));
    }
}
