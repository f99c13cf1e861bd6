package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;

import dev.gatehouse.api.iam.SendDelegationTokenRequest;
import dev.gatehouse.api.iam.SendDelegationTokenResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Set;

/// Releases the token of an accepted delegation request, which then cannot be rejected any more.
/// Gatehouse publishes nothing to the notification channel.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SendDelegationToken.html">SendDelegationToken</a>
public final class SendDelegationToken
        implements Operation<SendDelegationTokenRequest, SendDelegationTokenResponse> {
    @Override
    public Access access(SendDelegationTokenRequest request, Call call) {
        return DelegationRequests.access(
                "iam:SendDelegationToken", request.delegationRequestId(), call);
    }

    @Override
    public SendDelegationTokenResponse handle(SendDelegationTokenRequest request, Call call) {
        DelegationRequest found =
                DelegationRequests.get(
                        request.delegationRequestId(), Set.of(DelegationState.ACCEPTED), call);
        if (found.ask().onlySendByOwner() && !found.isOwnedBy(call.caller())) {
            throw ACCESS_DENIED.because(
                    "Only the owner can send the token of the delegation request with id %s.",
                    found.id());
        }
        DelegationRequests.put(found.with(found.progress().released(call.at())), call);
        return new SendDelegationTokenResponse();
    }
}
