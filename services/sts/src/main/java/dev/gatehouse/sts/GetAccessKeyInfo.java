package dev.gatehouse.sts;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.api.sts.GetAccessKeyInfoRequest;
import dev.gatehouse.api.sts.GetAccessKeyInfoResponse;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Tells the account that an access key id names; whether the key exists is not told.
///
/// @see <a
///   href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html">GetAccessKeyInfo</a>
final class GetAccessKeyInfo
        implements Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> {
    @Override
    public Access access(GetAccessKeyInfoRequest request, Call call) {
        return Access.to("sts:GetAccessKeyInfo", "*");
    }

    @Override
    public GetAccessKeyInfoResponse handle(GetAccessKeyInfoRequest request, Call call) {
        return GetAccessKeyInfoResponse.builder()
                .account(
                        Ids.accountOf(request.accessKeyId())
                                .map(AccountId::value)
                                .orElseThrow(() ->
                                        VALIDATION_ERROR.because(
                                                "Invalid Access Key ID: %s",
                                                request.accessKeyId())))
                .build();
    }
}
