package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.lastaccessed.GenerateServiceLastAccessedDetails;
import dev.gatehouse.iam.lastaccessed.GetServiceLastAccessedDetails;
import dev.gatehouse.iam.lastaccessed.GetServiceLastAccessedDetailsWithEntities;
import dev.gatehouse.iam.lastaccessed.ListPoliciesGrantingServiceAccess;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Markers;
import java.util.List;

/// The operations on last accessed information.
record LastAccessedEndpoints(
        Ids ids, ManagedPolicies managed, PolicySources sources, LastUses uses, Markers markers) {
    List<Endpoint<?, ?>> all() {
        return List.of(
                Endpoint.changes(
                        IamApi.GENERATE_SERVICE_LAST_ACCESSED_DETAILS,
                        new GenerateServiceLastAccessedDetails(ids, managed, sources)),
                Endpoint.reads(
                        IamApi.GET_SERVICE_LAST_ACCESSED_DETAILS,
                        new GetServiceLastAccessedDetails(managed, sources, uses, markers)),
                Endpoint.reads(
                        IamApi.GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES,
                        new GetServiceLastAccessedDetailsWithEntities(
                                managed, sources, uses, markers)),
                Endpoint.reads(
                        IamApi.LIST_POLICIES_GRANTING_SERVICE_ACCESS,
                        new ListPoliciesGrantingServiceAccess(sources, markers)));
    }
}
