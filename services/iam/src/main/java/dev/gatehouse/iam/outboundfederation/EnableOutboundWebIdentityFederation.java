package dev.gatehouse.iam.outboundfederation;

import static dev.gatehouse.api.iam.IamErrorCode.FEATURE_ENABLED;

import dev.gatehouse.api.iam.EnableOutboundWebIdentityFederationRequest;
import dev.gatehouse.api.iam.EnableOutboundWebIdentityFederationResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Makes the account an issuer of tokens.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOutboundWebIdentityFederation.html">EnableOutboundWebIdentityFederation</a>
public final class EnableOutboundWebIdentityFederation
        implements Operation<
                EnableOutboundWebIdentityFederationRequest,
                EnableOutboundWebIdentityFederationResponse> {
    private final Ids ids;

    public EnableOutboundWebIdentityFederation(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(EnableOutboundWebIdentityFederationRequest request, Call call) {
        return Access.to("iam:EnableOutboundWebIdentityFederation", "*");
    }

    @Override
    public EnableOutboundWebIdentityFederationResponse handle(
            EnableOutboundWebIdentityFederationRequest request, Call call) {
        var known = OutboundFederation.find(call);
        if (known.filter(OutboundFederation::enabled).isPresent()) {
            throw FEATURE_ENABLED.because(
                    "Outbound web identity federation is already enabled for this account.");
        }
        OutboundFederation enabled =
                known.map(before -> before.with(true))
                        .orElseGet(() -> OutboundFederation.enabled(ids.nextUuid()));
        enabled.put(call);
        return EnableOutboundWebIdentityFederationResponse.builder()
                .issuerIdentifier(enabled.issuer())
                .build();
    }
}
