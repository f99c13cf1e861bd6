package dev.gatehouse.iam.sshkey;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.SSHPublicKey;
import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Call;
import java.util.List;

/// The SSH public keys of an account.
public final class SshPublicKeys {
    /// A user with SSH public keys cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(
                    SshPublicKey.KIND, "owner", "must remove referenced objects first.");

    private SshPublicKeys() {}

    static List<SshPublicKey> of(String ownerId, Call call) {
        return call.view().by(SshPublicKey.KIND, "owner", ownerId);
    }

    /// The key with this id, of this user.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    static SshPublicKey get(String id, User owner, Call call) {
        SshPublicKey key =
                call.view()
                        .find(SshPublicKey.KIND, id)
                        .orElseThrow(() ->
                                NO_SUCH_ENTITY.because(
                                        "The Public Key with id %s cannot be found.", id));
        if (!key.ownerId().equals(owner.id())) {
            throw NO_SUCH_ENTITY.because("User has no Public Key with id %s.", id);
        }
        return key;
    }

    /// A key as the API shows it by itself.
    static SSHPublicKey shown(SshPublicKey key, User owner, String body) {
        return SSHPublicKey.builder()
                .userName(owner.name())
                .sshPublicKeyId(key.id())
                .fingerprint(RsaKey.ofWire(key.key()).fingerprint())
                .sshPublicKeyBody(body)
                .status(CredentialStatus.shown(key.active()))
                .uploadDate(key.uploaded())
                .build();
    }
}
