package dev.gatehouse.iam.account;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.DeleteAccountAliasRequest;
import dev.gatehouse.api.iam.DeleteAccountAliasResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Takes the account's alias away.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html">DeleteAccountAlias</a>
public final class DeleteAccountAlias
        implements Operation<DeleteAccountAliasRequest, DeleteAccountAliasResponse> {
    @Override
    public Access access(DeleteAccountAliasRequest request, Call call) {
        return Access.to("iam:DeleteAccountAlias", "*");
    }

    @Override
    public DeleteAccountAliasResponse handle(DeleteAccountAliasRequest request, Call call) {
        AccountProfile profile = AccountProfile.in(call);
        if (!profile.alias().equals(Optional.of(request.accountAlias()))) {
            throw NO_SUCH_ENTITY.because(
                    "The account alias with name %s cannot be found.", request.accountAlias());
        }
        AliasOwner.remove(request.accountAlias(), call);
        profile.withAlias(Optional.empty()).put(call);
        return new DeleteAccountAliasResponse();
    }
}
