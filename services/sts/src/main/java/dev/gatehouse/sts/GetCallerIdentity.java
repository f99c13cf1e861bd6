package dev.gatehouse.sts;

import dev.gatehouse.api.sts.GetCallerIdentityRequest;
import dev.gatehouse.api.sts.GetCallerIdentityResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Tells who signed the request. Nobody can be denied it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
final class GetCallerIdentity
        implements Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> {
    @Override
    public Access access(GetCallerIdentityRequest request, Call call) {
        return Access.unconditional();
    }

    @Override
    public GetCallerIdentityResponse handle(GetCallerIdentityRequest request, Call call) {
        return GetCallerIdentityResponse.builder()
                .account(call.account().id().value())
                .arn(call.caller().arn())
                .userId(call.caller().userId())
                .build();
    }
}
