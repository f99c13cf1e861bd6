package dev.gatehouse.iam.delegation;

import dev.gatehouse.api.iam.AssociateDelegationRequestRequest;
import dev.gatehouse.api.iam.AssociateDelegationRequestResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Set;

/// Makes the caller the owner of a delegation request that has none, and the caller's account the
/// one that decides.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AssociateDelegationRequest.html">AssociateDelegationRequest</a>
public final class AssociateDelegationRequest
        implements Operation<
                AssociateDelegationRequestRequest, AssociateDelegationRequestResponse> {
    @Override
    public Access access(AssociateDelegationRequestRequest request, Call call) {
        return DelegationRequests.access(
                "iam:AssociateDelegationRequest", request.delegationRequestId(), call);
    }

    @Override
    public AssociateDelegationRequestResponse handle(
            AssociateDelegationRequestRequest request, Call call) {
        DelegationRequest found =
                DelegationRequests.get(
                        request.delegationRequestId(), Set.of(DelegationState.UNASSIGNED), call);
        DelegationRequests.put(
                found.with(found.progress().ownedBy(call.caller(), call.at())), call);
        return new AssociateDelegationRequestResponse();
    }
}
