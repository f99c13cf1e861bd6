package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.iam.IamErrorCode.CONCURRENT_MODIFICATION;

import dev.gatehouse.api.iam.AcceptDelegationRequestRequest;
import dev.gatehouse.api.iam.AcceptDelegationRequestResponse;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Set;

/// Grants what a delegation request asks for: the caller is whose permissions the session will
/// have. Root accepts no more than four hours.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcceptDelegationRequest.html">AcceptDelegationRequest</a>
public final class AcceptDelegationRequest
        implements Operation<AcceptDelegationRequestRequest, AcceptDelegationRequestResponse> {
    private static final int MOST_SECONDS_OF_ROOT = 4 * 3_600;
    private static final Set<DelegationState> FROM =
            Set.of(DelegationState.ASSIGNED, DelegationState.PENDING_APPROVAL);

    @Override
    public Access access(AcceptDelegationRequestRequest request, Call call) {
        return DelegationRequests.access(
                "iam:AcceptDelegationRequest", request.delegationRequestId(), call);
    }

    @Override
    public AcceptDelegationRequestResponse handle(
            AcceptDelegationRequestRequest request, Call call) {
        DelegationRequest found = DelegationRequests.get(request.delegationRequestId(), call);
        if (!FROM.contains(found.state(call.at()))) {
            // The API model has no other error for it.
            throw CONCURRENT_MODIFICATION.because("%s", DelegationRequests.wrongState(found, call));
        }
        if (call.caller() instanceof Caller.Root
                && found.ask().sessionSeconds() > MOST_SECONDS_OF_ROOT) {
            throw ACCESS_DENIED.because(
                    "The root user can accept delegation requests of at most 4 hours.");
        }
        DelegationRequests.put(
                found.with(found.progress().acceptedBy(call.caller(), call.at())), call);
        return new AcceptDelegationRequestResponse();
    }
}
