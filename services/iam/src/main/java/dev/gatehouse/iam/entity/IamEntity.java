package dev.gatehouse.iam.entity;

import dev.gatehouse.domain.Account;
import java.util.SortedMap;
import java.util.TreeMap;

/// What IAM keeps under a name and a path: a user, group, role, managed policy or instance profile.
public interface IamEntity {
    /// The name as it was typed.
    String name();

    /// Begins and ends with `/`.
    String path();

    /// The unique id.
    String id();

    /// The ARN that the entity has in an account.
    String arn(Account account);

    /// Refuses to change an entity that only AWS changes: a service-linked role.
    ///
    /// @throws dev.gatehouse.api.AwsException `UnmodifiableEntity`
    default void requireModifiable() {}

    /// Its tags; of a group, which cannot be tagged, none.
    default SortedMap<String, String> tags() {
        return new TreeMap<>();
    }
}
