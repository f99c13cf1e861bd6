package dev.gatehouse.iam.sshkey;

import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;

/// An SSH public key of a user.
///
/// @param ownerId the unique id of the user
/// @param key in SSH's binary form, in base 64
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_ssh-keys.html">SSH
///   keys for CodeCommit</a>
public record SshPublicKey(
        String id, String ownerId, Instant uploaded, boolean active, String key) {
    /// Keys by id; found by owner.
    public static final Kind<SshPublicKey> KIND =
            Kind.of("sshpublickey", SshPublicKey.class)
                    .indexedBy("owner", key -> List.of(key.ownerId()));

    SshPublicKey withActive(boolean nowActive) {
        return new SshPublicKey(id, ownerId, uploaded, nowActive, key);
    }
}
