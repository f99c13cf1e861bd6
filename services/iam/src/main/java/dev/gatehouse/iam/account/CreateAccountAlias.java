package dev.gatehouse.iam.account;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;

import dev.gatehouse.api.iam.CreateAccountAliasRequest;
import dev.gatehouse.api.iam.CreateAccountAliasResponse;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Gives the account an alias; it has one at most, so a new one replaces the old.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html">CreateAccountAlias</a>
public final class CreateAccountAlias
        implements Operation<CreateAccountAliasRequest, CreateAccountAliasResponse> {
    @Override
    public Access access(CreateAccountAliasRequest request, Call call) {
        return Access.to("iam:CreateAccountAlias", "*");
    }

    @Override
    public CreateAccountAliasResponse handle(CreateAccountAliasRequest request, Call call) {
        String alias = request.accountAlias();
        if (AccountId.find(alias).isPresent()) {
            throw VALIDATION_ERROR.because(
                    "The account alias %s must not be twelve digits, as account ids are.", alias);
        }
        if (AliasOwner.find(alias, call).isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because("The account alias %s already exists.", alias);
        }
        AccountProfile profile = AccountProfile.in(call);
        profile.alias().ifPresent(old -> AliasOwner.remove(old, call));
        AliasOwner.put(alias, call);
        profile.withAlias(Optional.of(alias)).put(call);
        return new CreateAccountAliasResponse();
    }
}
