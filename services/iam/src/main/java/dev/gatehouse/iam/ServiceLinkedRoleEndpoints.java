package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.catalog.ServiceLinkedRoles;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.servicelinkedrole.CreateServiceLinkedRole;
import dev.gatehouse.iam.servicelinkedrole.DeleteServiceLinkedRole;
import dev.gatehouse.iam.servicelinkedrole.GetServiceLinkedRoleDeletionStatus;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.LastUses;
import java.util.List;

/// The operations on service-linked roles.
final class ServiceLinkedRoleEndpoints {
    private final Ids ids;
    private final LastUses uses;

    ServiceLinkedRoleEndpoints(Ids ids, LastUses uses) {
        this.ids = ids;
        this.uses = uses;
    }

    List<Endpoint<?, ?>> all() {
        return List.of(
                Endpoint.changes(
                        IamApi.CREATE_SERVICE_LINKED_ROLE,
                        new CreateServiceLinkedRole(ServiceLinkedRoles.load(), ids)),
                Endpoint.changes(
                        IamApi.DELETE_SERVICE_LINKED_ROLE, new DeleteServiceLinkedRole(uses, ids)),
                Endpoint.reads(
                        IamApi.GET_SERVICE_LINKED_ROLE_DELETION_STATUS,
                        new GetServiceLinkedRoleDeletionStatus()));
    }
}
