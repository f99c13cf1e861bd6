package dev.gatehouse.iam.passwordpolicy;

import dev.gatehouse.api.iam.UpdateAccountPasswordPolicyRequest;
import dev.gatehouse.api.iam.UpdateAccountPasswordPolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Sets the password policy as a whole: what the request does not say goes back to its default.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html">UpdateAccountPasswordPolicy</a>
public final class UpdateAccountPasswordPolicy
        implements Operation<
                UpdateAccountPasswordPolicyRequest, UpdateAccountPasswordPolicyResponse> {
    private static final int DEFAULT_LENGTH = 6;

    @Override
    public Access access(UpdateAccountPasswordPolicyRequest request, Call call) {
        return Access.to("iam:UpdateAccountPasswordPolicy", "*");
    }

    @Override
    public UpdateAccountPasswordPolicyResponse handle(
            UpdateAccountPasswordPolicyRequest request, Call call) {
        call.draft()
                .put(
                        PasswordPolicy.KIND,
                        PasswordPolicy.KEY,
                        new PasswordPolicy(
                                request.minimumPasswordLength().orElse(DEFAULT_LENGTH),
                                0,
                                request.requireUppercaseCharacters().orElse(false),
                                request.requireLowercaseCharacters().orElse(false),
                                request.requireNumbers().orElse(false),
                                request.requireSymbols().orElse(false),
                                request.allowUsersToChangePassword().orElse(false),
                                request.maxPasswordAge(),
                                request.passwordReusePrevention(),
                                request.hardExpiry().orElse(false)));
        return new UpdateAccountPasswordPolicyResponse();
    }
}
