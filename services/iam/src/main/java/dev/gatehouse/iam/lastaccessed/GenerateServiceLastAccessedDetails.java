package dev.gatehouse.iam.lastaccessed;

import dev.gatehouse.api.iam.GenerateServiceLastAccessedDetailsRequest;
import dev.gatehouse.api.iam.GenerateServiceLastAccessedDetailsResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Asks which of the services that a user, group, role or policy reaches were used. The answer can
/// be read at once, for seven days.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html">GenerateServiceLastAccessedDetails</a>
public final class GenerateServiceLastAccessedDetails
        implements Operation<
                GenerateServiceLastAccessedDetailsRequest,
                GenerateServiceLastAccessedDetailsResponse> {
    private static final int ID_LENGTH = 36;
    private final Ids ids;
    private final Reach.Finder reach;

    public GenerateServiceLastAccessedDetails(
            Ids ids, ManagedPolicies managed, PolicySources sources) {
        this.ids = ids;
        this.reach = new Reach.Finder(managed, sources);
    }

    @Override
    public Access access(GenerateServiceLastAccessedDetailsRequest request, Call call) {
        return reach.access("iam:GenerateServiceLastAccessedDetails", request.arn(), call);
    }

    @Override
    public GenerateServiceLastAccessedDetailsResponse handle(
            GenerateServiceLastAccessedDetailsRequest request, Call call) {
        reach.of(request.arn(), call);
        String id = (ids.next("") + ids.next("")).substring(0, ID_LENGTH);
        new AccessJob(
                        id,
                        request.arn(),
                        request.granularity().orElse("SERVICE_LEVEL"),
                        call.caller().arn(),
                        call.at())
                .add(call);
        return GenerateServiceLastAccessedDetailsResponse.builder().jobId(id).build();
    }
}
