package dev.gatehouse.iam.entity;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.util.Optional;

/// A type of IAM entity, with what all operations on it have in common.
///
/// @param resource how ARNs spell the type: `instance-profile`
/// @param quota how many of them an account may have
/// @param missing what an error says of a name that nothing has
/// @param taken what an error says of a name that something has
/// @see <a
///   href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Resource
///   types of IAM</a>
public record EntityType<E extends Record & IamEntity>(
        Kind<E> kind, String resource, Quota quota, String missing, String taken) {

    /// The entities of the account that a call works on.
    public Entities<E> in(Call call) {
        return new Entities<>(call, this);
    }

    /// The ARN of an entity of this path and name.
    public String arn(Account account, String path, String name) {
        return account.iamArn(resource + path + name);
    }

    /// An action on the entity of this name; one that does not exist is taken to have the path `/`.
    public Access access(String action, String name, Call call) {
        Optional<E> entity = in(call).find(name);
        return entity.map(found ->
                        Access.to(action, found.arn(call.account())).onResourceTagged(found.tags()))
                .orElseGet(() -> Access.to(action, arn(call.account(), "/", name)));
    }

    /// An action on all entities of the type under a path.
    public Access listing(String action, Optional<String> pathPrefix, Call call) {
        return Access.to(action, arn(call.account(), pathPrefix.orElse("/"), ""));
    }
}
