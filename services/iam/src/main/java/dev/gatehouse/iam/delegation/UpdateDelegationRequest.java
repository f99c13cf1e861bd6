package dev.gatehouse.iam.delegation;

import dev.gatehouse.api.iam.UpdateDelegationRequestRequest;
import dev.gatehouse.api.iam.UpdateDelegationRequestResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Set;

/// Sends a delegation request to somebody who may accept it, with notes.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateDelegationRequest.html">UpdateDelegationRequest</a>
public final class UpdateDelegationRequest
        implements Operation<UpdateDelegationRequestRequest, UpdateDelegationRequestResponse> {
    @Override
    public Access access(UpdateDelegationRequestRequest request, Call call) {
        return DelegationRequests.accessOfOwner(
                "iam:UpdateDelegationRequest", request.delegationRequestId(), call);
    }

    @Override
    public UpdateDelegationRequestResponse handle(
            UpdateDelegationRequestRequest request, Call call) {
        DelegationRequest found =
                DelegationRequests.get(
                        request.delegationRequestId(),
                        Set.of(DelegationState.ASSIGNED, DelegationState.PENDING_APPROVAL),
                        call);
        DelegationRequests.put(
                found.with(found.progress().sentToApprover(request.notes(), call.at())), call);
        return new UpdateDelegationRequestResponse();
    }
}
