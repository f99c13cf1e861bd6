package dev.gatehouse.iam.servicelinkedrole;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.DeleteServiceLinkedRoleRequest;
import dev.gatehouse.api.iam.DeleteServiceLinkedRoleResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Operation;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Deletes a service-linked role, with its policies, by a task that is over when the call is
/// answered. It fails if the service has used the role so lately that a session may still run.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html">DeleteServiceLinkedRole</a>
public final class DeleteServiceLinkedRole
        implements Operation<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse> {
    private final LastUses uses;
    private final Ids ids;

    public DeleteServiceLinkedRole(LastUses uses, Ids ids) {
        this.uses = uses;
        this.ids = ids;
    }

    @Override
    public Access access(DeleteServiceLinkedRoleRequest request, Call call) {
        return Roles.TYPE.access("iam:DeleteServiceLinkedRole", request.roleName(), call);
    }

    @Override
    public DeleteServiceLinkedRoleResponse handle(
            DeleteServiceLinkedRoleRequest request, Call call) {
        Role role = Roles.in(call).get(request.roleName());
        if (!role.belongsToService()) {
            throw NO_SUCH_ENTITY.because("The role %s is not a service-linked role.", role.name());
        }
        var task =
                new DeletionTask(
                        DeletionTask.id(role, ids.nextUuid()), call.at(), usedIn(role, call));
        task.add(call);
        if (task.usedIn().isEmpty()) {
            Roles.in(call).remove(role);
        }
        return new DeleteServiceLinkedRoleResponse(task.id());
    }

    /// The Region of a use whose session may still run.
    private Optional<String> usedIn(Role role, Call call) {
        return Stream.concat(
                        uses.ofRole(role.id()).stream(),
                        uses.ofActions(role.id()).values().stream())
                .max(Comparator.comparing(LastUses.Use::at))
                .filter(use -> call.at().isBefore(use.at().plusSeconds(role.maxSessionDuration())))
                .map(LastUses.Use::region);
    }
}
