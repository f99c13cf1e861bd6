package dev.gatehouse.iam.user;

import dev.gatehouse.api.iam.CreateUserRequest;
import dev.gatehouse.api.iam.CreateUserResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Creates a user, who has no credentials and no permissions yet.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>
public final class CreateUser implements Operation<CreateUserRequest, CreateUserResponse> {
    private final Ids ids;
    private final Boundaries boundaries;

    public CreateUser(Ids ids, Boundaries boundaries) {
        this.ids = ids;
        this.boundaries = boundaries;
    }

    @Override
    public Access access(CreateUserRequest request, Call call) {
        String arn = Users.TYPE.arn(call.account(), request.path().orElse("/"), request.userName());
        return Tags.creating("iam:CreateUser", "iam:TagUser", arn, request.tags())
                .with("iam:PermissionsBoundary", request.permissionsBoundary());
    }

    @Override
    public CreateUserResponse handle(CreateUserRequest request, Call call) {
        Users.in(call).requireUnused(request.userName());
        request.permissionsBoundary().ifPresent(arn -> boundaries.require(arn, call));
        User user =
                User.of(
                        request.userName(),
                        request.path().orElse("/"),
                        ids.next("AIDA"),
                        call.at(),
                        request.permissionsBoundary(),
                        Tags.of(request.tags(), call));
        Users.in(call).add(user);
        return CreateUserResponse.builder().user(UserShape.of(user, call.account())).build();
    }
}
