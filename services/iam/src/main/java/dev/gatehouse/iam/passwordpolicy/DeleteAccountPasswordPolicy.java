package dev.gatehouse.iam.passwordpolicy;

import dev.gatehouse.api.iam.DeleteAccountPasswordPolicyRequest;
import dev.gatehouse.api.iam.DeleteAccountPasswordPolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Takes the account's password policy away; the default holds again.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html">DeleteAccountPasswordPolicy</a>
public final class DeleteAccountPasswordPolicy
        implements Operation<
                DeleteAccountPasswordPolicyRequest, DeleteAccountPasswordPolicyResponse> {
    @Override
    public Access access(DeleteAccountPasswordPolicyRequest request, Call call) {
        return Access.to("iam:DeleteAccountPasswordPolicy", "*");
    }

    @Override
    public DeleteAccountPasswordPolicyResponse handle(
            DeleteAccountPasswordPolicyRequest request, Call call) {
        PasswordPolicy.get(call);
        call.draft().remove(PasswordPolicy.KIND, PasswordPolicy.KEY);
        return new DeleteAccountPasswordPolicyResponse();
    }
}
