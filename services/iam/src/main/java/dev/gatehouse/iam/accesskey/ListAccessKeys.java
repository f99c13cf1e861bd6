package dev.gatehouse.iam.accesskey;

import dev.gatehouse.api.iam.AccessKeyMetadata;
import dev.gatehouse.api.iam.ListAccessKeysRequest;
import dev.gatehouse.api.iam.ListAccessKeysResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.Optional;

/// Lists the access keys of a user, or of the caller; without their secrets.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html">ListAccessKeys</a>
public final class ListAccessKeys
        implements Operation<ListAccessKeysRequest, ListAccessKeysResponse> {
    private final Markers markers;

    public ListAccessKeys(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListAccessKeysRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:ListAccessKeys", call);
    }

    @Override
    public ListAccessKeysResponse handle(ListAccessKeysRequest request, Call call) {
        Subject subject = Subject.of(request.userName(), call);
        String ownerId = subject.ownerId(call);
        Optional<String> userName = subject.shownName(call);
        Page<AccessKey> page =
                Page.of(
                        Lists.name(call, "ListAccessKeys", ownerId),
                        Lists.byName(AccessKeys.of(ownerId, call), AccessKey::id),
                        key -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page.map(key -> shown(key, userName)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static AccessKeyMetadata shown(AccessKey key, Optional<String> userName) {
        return AccessKeyMetadata.builder()
                .accessKeyId(key.id())
                .createDate(key.created())
                .status(AccessKeys.status(key))
                .userName(userName)
                .build();
    }
}
