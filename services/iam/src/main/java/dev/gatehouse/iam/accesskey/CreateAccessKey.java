package dev.gatehouse.iam.accesskey;

import dev.gatehouse.api.iam.CreateAccessKeyRequest;
import dev.gatehouse.api.iam.CreateAccessKeyResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Secret;
import java.util.random.RandomGenerator;

/// Makes an access key for a user, or for root. Its secret is shown this once.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html">CreateAccessKey</a>
public final class CreateAccessKey
        implements Operation<CreateAccessKeyRequest, CreateAccessKeyResponse> {
    private final Ids ids;
    private final RandomGenerator secrets;

    /// @param secrets unpredictable
    public CreateAccessKey(Ids ids, RandomGenerator secrets) {
        this.ids = ids;
        this.secrets = secrets;
    }

    @Override
    public Access access(CreateAccessKeyRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:CreateAccessKey", call);
    }

    @Override
    public CreateAccessKeyResponse handle(CreateAccessKeyRequest request, Call call) {
        Subject subject = Subject.of(request.userName(), call);
        String ownerId = subject.ownerId(call);
        int existing = AccessKeys.of(ownerId, call).size();
        Entities.requireBelow(Quota.ACCESS_KEYS_PER_USER, existing, call);
        String id = ids.nextAccessKeyId("AKIA", call.account().id());
        var key = new AccessKey(id, ownerId, call.at(), true);
        String secret = Ids.secretAccessKey(secrets);
        call.draft().put(AccessKey.KIND, key.id(), key);
        call.draft().putSecret(key.secretReference(), Secret.of(secret));
        return new CreateAccessKeyResponse(
                dev.gatehouse.api.iam.AccessKey.builder()
                        .accessKeyId(key.id())
                        .createDate(key.created())
                        .secretAccessKey(secret)
                        .status(AccessKeys.status(key))
                        .userName(subject.shownName(call).orElse("root"))
                        .build());
    }
}
