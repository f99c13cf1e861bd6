package dev.gatehouse.iam.lastaccessed;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.EntityDetails;
import dev.gatehouse.api.iam.EntityInfo;
import dev.gatehouse.api.iam.GetServiceLastAccessedDetailsWithEntitiesRequest;
import dev.gatehouse.api.iam.GetServiceLastAccessedDetailsWithEntitiesResponse;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells which of the users and roles of a job used a service, the last first, and then those that
/// did not.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetailsWithEntities.html">GetServiceLastAccessedDetailsWithEntities</a>
public final class GetServiceLastAccessedDetailsWithEntities
        implements Operation<
                GetServiceLastAccessedDetailsWithEntitiesRequest,
                GetServiceLastAccessedDetailsWithEntitiesResponse> {
    private final Reach.Finder reach;
    private final LastUses uses;
    private final Markers markers;

    public GetServiceLastAccessedDetailsWithEntities(
            ManagedPolicies managed, PolicySources sources, LastUses uses, Markers markers) {
        this.reach = new Reach.Finder(managed, sources);
        this.uses = uses;
        this.markers = markers;
    }

    @Override
    public Access access(GetServiceLastAccessedDetailsWithEntitiesRequest request, Call call) {
        return Access.to("iam:GetServiceLastAccessedDetailsWithEntities", "*");
    }

    @Override
    public GetServiceLastAccessedDetailsWithEntitiesResponse handle(
            GetServiceLastAccessedDetailsWithEntitiesRequest request, Call call) {
        AccessJob job = AccessJob.get(request.jobId(), call);
        Reach reached = reach.of(job.arn(), call);
        String namespace = request.serviceNamespace();
        if (reached.services().stream()
                .noneMatch(one -> one.service().prefix().equals(namespace))) {
            throw INVALID_INPUT.because("Service %s is not in the report.", namespace);
        }
        Page<EntityDetails> page =
                Page.of(
                        Lists.name(
                                call,
                                "GetServiceLastAccessedDetailsWithEntities",
                                job.id(),
                                namespace),
                        numbered(details(reached, namespace, call)),
                        one -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return GetServiceLastAccessedDetailsWithEntitiesResponse.builder()
                .jobStatus("COMPLETED")
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .entityDetailsList(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private List<EntityDetails> details(Reach reached, String namespace, Call call) {
        var used =
                LastAccess.byEntity(
                        LastAccess.of(reached.entities(), uses).stream()
                                .filter(one -> one.isOf(namespace))
                                .toList());
        var details = new ArrayList<EntityDetails>();
        used.forEach((entity, last) -> details.add(shown(entity, Optional.of(last), call)));
        reached.entities().stream()
                .filter(entity -> !used.containsKey(entity))
                .forEach(entity -> details.add(shown(entity, Optional.empty(), call)));
        return details;
    }

    private static SortedMap<String, EntityDetails> numbered(List<EntityDetails> details) {
        var numbered = new TreeMap<String, EntityDetails>();
        for (EntityDetails one : details) {
            numbered.put("%07d".formatted(numbered.size()), one);
        }
        return numbered;
    }

    private static EntityDetails shown(IamEntity entity, Optional<LastAccess> last, Call call) {
        return EntityDetails.builder()
                .entityInfo(
                        EntityInfo.builder()
                                .arn(entity.arn(call.account()))
                                .id(entity.id())
                                .name(entity.name())
                                .path(entity.path())
                                .type(entity instanceof User ? "USER" : "ROLE")
                                .build())
                .lastAuthenticated(last.map(one -> one.use().at()))
                .build();
    }
}
