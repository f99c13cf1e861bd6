package dev.gatehouse.iam.policysource;

import dev.gatehouse.domain.Account;
import dev.gatehouse.policy.RequestPrincipal;
import java.util.List;
import java.util.Optional;

/// A user, group or role with the policies from which its permissions come.
///
/// @param type `user`, `group` or `role`
/// @param id its unique id
/// @param policies inline and attached ones; of a user, those of its groups too
/// @param boundary the managed policy that is its permissions boundary
public record PolicySource(
        String arn,
        String type,
        String name,
        String id,
        List<SourcePolicy> policies,
        Optional<SourcePolicy> boundary) {
    public PolicySource {
        policies = List.copyOf(policies);
    }

    /// Who makes a request with these permissions: of a role, one of its sessions; of a group, a
    /// user of whom nothing is known.
    public RequestPrincipal principal(Account account) {
        String accountId = account.id().value();
        return switch (type) {
            case "role" ->
                    new RequestPrincipal.RoleSession(
                            accountId,
                            account.stsArn("assumed-role/" + name + "/session"),
                            arn,
                            id);
            case "user" -> new RequestPrincipal.User(accountId, arn, id);
            default -> new RequestPrincipal.User(accountId, account.iamArn("user/"), "");
        };
    }
}
