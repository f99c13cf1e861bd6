package dev.gatehouse.iam.account;

import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;

import dev.gatehouse.api.iam.CreateAccountAliasRequest;
import dev.gatehouse.api.iam.CreateAccountAliasResponse;
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
        AccountProfile profile = AccountProfile.in(call);
        Optional<String> alias = Optional.of(request.accountAlias());
        if (profile.alias().equals(alias)) {
            throw ENTITY_ALREADY_EXISTS.because(
                    "The account alias %s already exists.", request.accountAlias());
        }
        profile.withAlias(alias).put(call);
        return new CreateAccountAliasResponse();
    }
}
