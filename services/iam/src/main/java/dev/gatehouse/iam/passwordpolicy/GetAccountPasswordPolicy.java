package dev.gatehouse.iam.passwordpolicy;

import dev.gatehouse.api.iam.GetAccountPasswordPolicyRequest;
import dev.gatehouse.api.iam.GetAccountPasswordPolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows the password policy that somebody has set.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html">GetAccountPasswordPolicy</a>
public final class GetAccountPasswordPolicy
        implements Operation<GetAccountPasswordPolicyRequest, GetAccountPasswordPolicyResponse> {
    @Override
    public Access access(GetAccountPasswordPolicyRequest request, Call call) {
        return Access.to("iam:GetAccountPasswordPolicy", "*");
    }

    @Override
    public GetAccountPasswordPolicyResponse handle(
            GetAccountPasswordPolicyRequest request, Call call) {
        PasswordPolicy policy = PasswordPolicy.get(call);
        return new GetAccountPasswordPolicyResponse(
                dev.gatehouse.api.iam.PasswordPolicy.builder()
                        .minimumPasswordLength(policy.minimumLength())
                        .requireUppercaseCharacters(policy.uppercase())
                        .requireLowercaseCharacters(policy.lowercase())
                        .requireNumbers(policy.numbers())
                        .requireSymbols(policy.symbols())
                        .allowUsersToChangePassword(policy.usersMayChange())
                        .expirePasswords(policy.maxAgeDays().isPresent())
                        .maxPasswordAge(policy.maxAgeDays())
                        .passwordReusePrevention(policy.reusePrevention())
                        .hardExpiry(policy.hardExpiry())
                        .build());
    }
}
