package dev.gatehouse.iam.servicelinkedrole;

import dev.gatehouse.iam.role.Role;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An attempt to delete a service-linked role.
///
/// @param id `task/aws-service-role/SERVICE/ROLE/UUID`
/// @param usedIn the Region in which the role was found in use, so that it was not deleted
public record DeletionTask(String id, Instant created, Optional<String> usedIn) {
    /// Tasks by id.
    public static final Kind<DeletionTask> KIND = Kind.of("deletiontask", DeletionTask.class);

    private static final String PREFIX = "task" + Role.SERVICE_PATH;
    private static final int PARTS = 3;
    private static final int MOST = 1_000;

    /// The id of a task for a role.
    static String id(Role role, String uuid) {
        return "task" + role.path() + role.name() + "/" + uuid;
    }

    /// The path and name of the role that a task is about; empty if no task has an id like this.
    static Optional<String> role(String id) {
        boolean fits =
                id.startsWith(PREFIX)
                        && id.substring(PREFIX.length()).split("/", -1).length == PARTS;
        return fits
                ? Optional.of(id.substring("task".length(), id.lastIndexOf('/')))
                : Optional.empty();
    }

    /// Notes the task; the oldest are forgotten if there are too many.
    void add(Call call) {
        int surplus = call.view().count(KIND) - MOST + 1;
        if (surplus > 0) {
            call.view().all(KIND).stream()
                    .sorted(Comparator.comparing(DeletionTask::created))
                    .limit(surplus)
                    .toList()
                    .forEach(old -> call.draft().remove(KIND, old.id));
        }
        call.draft().put(KIND, id, this);
    }
}
