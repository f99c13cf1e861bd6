package dev.gatehouse.iam.delegation;

import dev.gatehouse.api.iam.GetDelegationRequestRequest;
import dev.gatehouse.api.iam.GetDelegationRequestResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows a delegation request, and whether the caller has the permissions that it asks for.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetDelegationRequest.html">GetDelegationRequest</a>
public final class GetDelegationRequest
        implements Operation<GetDelegationRequestRequest, GetDelegationRequestResponse> {
    private final PermissionCheck check;

    public GetDelegationRequest(PermissionCheck check) {
        this.check = check;
    }

    @Override
    public Access access(GetDelegationRequestRequest request, Call call) {
        return DelegationRequests.accessOfOwner(
                "iam:GetDelegationRequest", request.delegationRequestId(), call);
    }

    @Override
    public GetDelegationRequestResponse handle(GetDelegationRequestRequest request, Call call) {
        DelegationRequest found = DelegationRequests.get(request.delegationRequestId(), call);
        GetDelegationRequestResponse.Builder answer =
                GetDelegationRequestResponse.builder()
                        .delegationRequest(DelegationRequestShape.of(found, call.at()));
        if (request.delegationPermissionCheck().orElse(false)) {
            answer.permissionCheckStatus("COMPLETE")
                    .permissionCheckResult(check.of(found.ask().policy(), call).name());
        }
        return answer.build();
    }
}
