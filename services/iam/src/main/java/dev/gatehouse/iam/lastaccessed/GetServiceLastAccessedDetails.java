package dev.gatehouse.iam.lastaccessed;

import dev.gatehouse.api.iam.GetServiceLastAccessedDetailsRequest;
import dev.gatehouse.api.iam.GetServiceLastAccessedDetailsResponse;
import dev.gatehouse.api.iam.ServiceLastAccessed;
import dev.gatehouse.api.iam.TrackedActionLastAccessed;
import dev.gatehouse.catalog.PolicySummary;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.List;
import java.util.Optional;

/// Tells when each service was used last that the policies of a job reach, by namespace.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html">GetServiceLastAccessedDetails</a>
public final class GetServiceLastAccessedDetails
        implements Operation<
                GetServiceLastAccessedDetailsRequest, GetServiceLastAccessedDetailsResponse> {
    private final Reach.Finder reach;
    private final LastUses uses;
    private final Markers markers;

    public GetServiceLastAccessedDetails(
            ManagedPolicies managed, PolicySources sources, LastUses uses, Markers markers) {
        this.reach = new Reach.Finder(managed, sources);
        this.uses = uses;
        this.markers = markers;
    }

    @Override
    public Access access(GetServiceLastAccessedDetailsRequest request, Call call) {
        return Access.to("iam:GetServiceLastAccessedDetails", "*");
    }

    @Override
    public GetServiceLastAccessedDetailsResponse handle(
            GetServiceLastAccessedDetailsRequest request, Call call) {
        AccessJob job = AccessJob.get(request.jobId(), call);
        Reach reached = reach.of(job.arn(), call);
        List<LastAccess> accesses = LastAccess.of(reached.entities(), uses);
        Page<PolicySummary.ServiceAccess> page =
                Page.of(
                        Lists.name(call, "GetServiceLastAccessedDetails", job.id()),
                        Lists.byName(reached.services(), one -> one.service().prefix()),
                        service -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return GetServiceLastAccessedDetailsResponse.builder()
                .jobStatus("COMPLETED")
                .jobType(job.granularity())
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .servicesLastAccessed(
                        page.map(service -> shown(service, accesses, job.ofActions(), call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static ServiceLastAccessed shown(
            PolicySummary.ServiceAccess access,
            List<LastAccess> accesses,
            boolean actions,
            Call call) {
        String prefix = access.service().prefix();
        List<LastAccess> ofService = accesses.stream().filter(one -> one.isOf(prefix)).toList();
        Optional<LastAccess> last = ofService.stream().findFirst();
        return ServiceLastAccessed.builder()
                .serviceName(access.service().name())
                .serviceNamespace(prefix)
                .lastAuthenticated(last.map(one -> one.use().at()))
                .lastAuthenticatedEntity(last.map(one -> one.entity().arn(call.account())))
                .lastAuthenticatedRegion(last.map(one -> one.use().region()))
                .totalAuthenticatedEntities(LastAccess.byEntity(ofService).size())
                .trackedActionsLastAccessed(actions ? actions(access, ofService, call) : List.of())
                .build();
    }

    private static List<TrackedActionLastAccessed> actions(
            PolicySummary.ServiceAccess access, List<LastAccess> ofService, Call call) {
        return access.actions().values().stream()
                .flatMap(names -> names.stream())
                .sorted()
                .map(name -> {
                    Optional<LastAccess> last =
                            LastAccess.ofAction(ofService, access.service().prefix() + ":" + name);
                    return TrackedActionLastAccessed.builder()
                            .actionName(name)
                            .lastAccessedEntity(last.map(one -> one.entity().arn(call.account())))
                            .lastAccessedRegion(last.map(one -> one.use().region()))
                            .lastAccessedTime(last.map(one -> one.use().at()))
                            .build();
                })
                .toList();
    }
}
