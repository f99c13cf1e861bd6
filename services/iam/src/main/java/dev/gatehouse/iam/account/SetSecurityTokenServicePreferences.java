package dev.gatehouse.iam.account;

import dev.gatehouse.api.iam.SetSecurityTokenServicePreferencesRequest;
import dev.gatehouse.api.iam.SetSecurityTokenServicePreferencesResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Sets which version session tokens of the global endpoint have. `GetAccountSummary` shows it;
/// tokens of Gatehouse count in all Regions whatever it is.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html">SetSecurityTokenServicePreferences</a>
public final class SetSecurityTokenServicePreferences
        implements Operation<
                SetSecurityTokenServicePreferencesRequest,
                SetSecurityTokenServicePreferencesResponse> {
    @Override
    public Access access(SetSecurityTokenServicePreferencesRequest request, Call call) {
        return Access.to("iam:SetSecurityTokenServicePreferences", "*");
    }

    @Override
    public SetSecurityTokenServicePreferencesResponse handle(
            SetSecurityTokenServicePreferencesRequest request, Call call) {
        int version = request.globalEndpointTokenVersion().equals("v2Token") ? 2 : 1;
        call.draft()
                .put(TokenPreferences.KIND, TokenPreferences.KEY, new TokenPreferences(version));
        return new SetSecurityTokenServicePreferencesResponse();
    }
}
