package dev.gatehouse.iam.user;

import dev.gatehouse.api.iam.GetUserRequest;
import dev.gatehouse.api.iam.GetUserResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Operation;

/// Shows a user, or the caller.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html">GetUser</a>
public final class GetUser implements Operation<GetUserRequest, GetUserResponse> {
    private final LastUses uses;

    public GetUser(LastUses uses) {
        this.uses = uses;
    }

    @Override
    public Access access(GetUserRequest request, Call call) {
        Access access = Subject.of(request.userName(), call).access("iam:GetUser", call);
        return request.userName().map(name -> access.shownAs("user " + name)).orElse(access);
    }

    @Override
    public GetUserResponse handle(GetUserRequest request, Call call) {
        return switch (Subject.of(request.userName(), call)) {
            case Subject.Root _ -> new GetUserResponse(UserShape.root(call, uses));
            case Subject.Named named ->
                    new GetUserResponse(
                            UserShape.of(
                                    Users.in(call).get(named.userName()), call.account(), uses));
        };
    }
}
