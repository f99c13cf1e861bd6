package dev.gatehouse.iam.user;

import dev.gatehouse.api.iam.UpdateUserRequest;
import dev.gatehouse.api.iam.UpdateUserResponse;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Renames a user or moves it to another path. The ARN changes, the unique id and all that hangs on
/// it stays. Needs the permission on the old ARN and on the new.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html">UpdateUser</a>
public final class UpdateUser implements Operation<UpdateUserRequest, UpdateUserResponse> {
    private static final String ACTION = "iam:UpdateUser";

    @Override
    public Access access(UpdateUserRequest request, Call call) {
        String oldPath = Users.in(call).find(request.userName()).map(User::path).orElse("/");
        String newArn =
                Users.TYPE.arn(
                        call.account(),
                        request.newPath().orElse(oldPath),
                        request.newUserName().orElse(request.userName()));
        return Users.TYPE.access(ACTION, request.userName(), call).and(Access.to(ACTION, newArn));
    }

    @Override
    public UpdateUserResponse handle(UpdateUserRequest request, Call call) {
        User user = Users.in(call).get(request.userName());
        User renamed =
                user.renamed(
                        request.newUserName().orElse(user.name()),
                        request.newPath().orElse(user.path()));
        if (!Names.key(renamed.name()).equals(Names.key(user.name()))) {
            Users.in(call).requireUnused(renamed.name());
            Users.in(call).remove(user);
        }
        Users.in(call).put(renamed);
        return new UpdateUserResponse();
    }
}
