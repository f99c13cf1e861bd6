package dev.gatehouse.iam.accesskey;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;

import dev.gatehouse.api.iam.AccessKeyLastUsed;
import dev.gatehouse.api.iam.GetAccessKeyLastUsedRequest;
import dev.gatehouse.api.iam.GetAccessKeyLastUsedResponse;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Tells when, where and for which service an access key was used last.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">GetAccessKeyLastUsed</a>
public final class GetAccessKeyLastUsed
        implements Operation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse> {
    private static final String ACTION = "iam:GetAccessKeyLastUsed";
    private final LastUses uses;

    public GetAccessKeyLastUsed(LastUses uses) {
        this.uses = uses;
    }

    @Override
    public Access access(GetAccessKeyLastUsedRequest request, Call call) {
        return owner(request.accessKeyId(), call)
                .map(user -> Users.TYPE.access(ACTION, user.name(), call))
                .orElseGet(() -> Access.to(ACTION, Users.TYPE.arn(call.account(), "/", "*")));
    }

    @Override
    public GetAccessKeyLastUsedResponse handle(GetAccessKeyLastUsedRequest request, Call call) {
        String id = request.accessKeyId();
        if (call.view().find(AccessKey.KIND, id).isEmpty()) {
            // What AWS answers: whether a key exists elsewhere is nobody's business.
            throw ACCESS_DENIED.because(
                    "User: %s is not authorized to perform: %s on resource: access key %s",
                    call.caller().arn(), ACTION, id);
        }
        Optional<LastUses.Use> use = uses.ofAccessKey(id);
        return GetAccessKeyLastUsedResponse.builder()
                .accessKeyLastUsed(
                        AccessKeyLastUsed.builder()
                                .lastUsedDate(use.map(LastUses.Use::at))
                                .region(use.map(LastUses.Use::region).orElse("N/A"))
                                .serviceName(use.map(LastUses.Use::service).orElse("N/A"))
                                .build())
                .userName(owner(id, call).map(User::name))
                .build();
    }

    private static Optional<User> owner(String accessKeyId, Call call) {
        return call.view()
                .find(AccessKey.KIND, accessKeyId)
                .flatMap(key -> Users.in(call).by("id", key.ownerId()).stream().findFirst());
    }
}
