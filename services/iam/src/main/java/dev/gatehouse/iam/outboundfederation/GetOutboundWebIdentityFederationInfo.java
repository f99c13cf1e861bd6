package dev.gatehouse.iam.outboundfederation;

import dev.gatehouse.api.iam.GetOutboundWebIdentityFederationInfoRequest;
import dev.gatehouse.api.iam.GetOutboundWebIdentityFederationInfoResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows the issuer of the account's tokens.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOutboundWebIdentityFederationInfo.html">GetOutboundWebIdentityFederationInfo</a>
public final class GetOutboundWebIdentityFederationInfo
        implements Operation<
                GetOutboundWebIdentityFederationInfoRequest,
                GetOutboundWebIdentityFederationInfoResponse> {
    @Override
    public Access access(GetOutboundWebIdentityFederationInfoRequest request, Call call) {
        return Access.to("iam:GetOutboundWebIdentityFederationInfo", "*");
    }

    @Override
    public GetOutboundWebIdentityFederationInfoResponse handle(
            GetOutboundWebIdentityFederationInfoRequest request, Call call) {
        OutboundFederation federation = OutboundFederation.get(call);
        return GetOutboundWebIdentityFederationInfoResponse.builder()
                .issuerIdentifier(federation.issuer())
                .jwtVendingEnabled(true)
                .build();
    }
}
