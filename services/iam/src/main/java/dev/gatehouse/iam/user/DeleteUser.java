package dev.gatehouse.iam.user;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.api.iam.DeleteUserRequest;
import dev.gatehouse.api.iam.DeleteUserResponse;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;

/// Deletes a user whose policies, group memberships and credentials are gone.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html">DeleteUser</a>
public final class DeleteUser implements Operation<DeleteUserRequest, DeleteUserResponse> {
    private final List<Deletion.Obstacle> credentials;

    /// @param credentials the kinds of credentials that a user can have
    public DeleteUser(List<Deletion.Obstacle> credentials) {
        this.credentials = List.copyOf(credentials);
    }

    @Override
    public Access access(DeleteUserRequest request, Call call) {
        return Users.TYPE.access("iam:DeleteUser", request.userName(), call);
    }

    @Override
    public DeleteUserResponse handle(DeleteUserRequest request, Call call) {
        User user = Users.in(call).get(request.userName());
        Deletion.requireNoPolicies(user);
        if (!user.groups().isEmpty()) {
            throw DELETE_CONFLICT.because(
                    "Cannot delete entity, must remove users from group first.");
        }
        credentials.forEach(kind -> kind.requireNone(user.id(), call));
        Users.in(call).remove(user);
        return new DeleteUserResponse();
    }
}
