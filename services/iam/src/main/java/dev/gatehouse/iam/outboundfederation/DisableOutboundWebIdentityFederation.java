package dev.gatehouse.iam.outboundfederation;

import dev.gatehouse.api.iam.DisableOutboundWebIdentityFederationRequest;
import dev.gatehouse.api.iam.DisableOutboundWebIdentityFederationResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Ends that the account issues tokens.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOutboundWebIdentityFederation.html">DisableOutboundWebIdentityFederation</a>
public final class DisableOutboundWebIdentityFederation
        implements Operation<
                DisableOutboundWebIdentityFederationRequest,
                DisableOutboundWebIdentityFederationResponse> {
    @Override
    public Access access(DisableOutboundWebIdentityFederationRequest request, Call call) {
        return Access.to("iam:DisableOutboundWebIdentityFederation", "*");
    }

    @Override
    public DisableOutboundWebIdentityFederationResponse handle(
            DisableOutboundWebIdentityFederationRequest request, Call call) {
        OutboundFederation.get(call).with(false).put(call);
        return new DisableOutboundWebIdentityFederationResponse();
    }
}
