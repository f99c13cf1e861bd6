package dev.gatehouse.iam.delegation;

import dev.gatehouse.api.iam.RejectDelegationRequestRequest;
import dev.gatehouse.api.iam.RejectDelegationRequestResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Set;

/// Refuses what a delegation request asks for, for good, also after it was accepted so long as the
/// token is not released.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RejectDelegationRequest.html">RejectDelegationRequest</a>
public final class RejectDelegationRequest
        implements Operation<RejectDelegationRequestRequest, RejectDelegationRequestResponse> {
    private static final Set<DelegationState> FROM =
            Set.of(
                    DelegationState.ASSIGNED,
                    DelegationState.PENDING_APPROVAL,
                    DelegationState.ACCEPTED);

    @Override
    public Access access(RejectDelegationRequestRequest request, Call call) {
        return DelegationRequests.access(
                "iam:RejectDelegationRequest", request.delegationRequestId(), call);
    }

    @Override
    public RejectDelegationRequestResponse handle(
            RejectDelegationRequestRequest request, Call call) {
        DelegationRequest found = DelegationRequests.get(request.delegationRequestId(), FROM, call);
        DelegationRequests.put(
                found.with(found.progress().rejected(request.notes(), call.at())), call);
        return new RejectDelegationRequestResponse();
    }
}
