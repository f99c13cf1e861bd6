package dev.gatehouse.iam.sshkey;

import dev.gatehouse.api.iam.ListSSHPublicKeysRequest;
import dev.gatehouse.api.iam.ListSSHPublicKeysResponse;
import dev.gatehouse.api.iam.SSHPublicKeyMetadata;
import dev.gatehouse.iam.credential.CredentialStatus;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the SSH public keys of a user, or of the caller.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html">ListSSHPublicKeys</a>
public final class ListSSHPublicKeys
        implements Operation<ListSSHPublicKeysRequest, ListSSHPublicKeysResponse> {
    private final Markers markers;

    public ListSSHPublicKeys(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListSSHPublicKeysRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:ListSSHPublicKeys", call);
    }

    @Override
    public ListSSHPublicKeysResponse handle(ListSSHPublicKeysRequest request, Call call) {
        Subject subject = Subject.of(request.userName(), call);
        String ownerId = subject.ownerId(call);
        String userName = subject.shownName(call).orElse("root");
        Page<SshPublicKey> page =
                Page.of(
                        Lists.name(call, "ListSSHPublicKeys", ownerId),
                        Lists.byName(SshPublicKeys.of(ownerId, call), SshPublicKey::id),
                        key -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListSSHPublicKeysResponse.builder()
                .sshPublicKeys(page.map(key -> shown(key, userName)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static SSHPublicKeyMetadata shown(SshPublicKey key, String userName) {
        return SSHPublicKeyMetadata.builder()
                .userName(userName)
                .sshPublicKeyId(key.id())
                .status(CredentialStatus.shown(key.active()))
                .uploadDate(key.uploaded())
                .build();
    }
}
