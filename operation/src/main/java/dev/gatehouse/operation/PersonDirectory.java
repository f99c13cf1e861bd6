package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.store.View;
import java.util.List;
import java.util.Optional;

/// The users who have passwords, for those who let them sign in. IAM keeps them.
public interface PersonDirectory {
    /// The account of this id or alias. Loads no view: strangers ask.
    Optional<Account> findAccount(Partition partition, String idOrAlias);

    /// The user of this name, in whatever letter case, if they have a password. Loads no view.
    Optional<Person> find(Account account, String userName);

    /// The user of this unique id, if they have a password.
    Optional<Person> find(Account account, View view, String userId);

    /// Whether the passwords of an account expire. Loads no view.
    boolean passwordsExpire(Account account);

    /// The users who have passwords.
    List<Person> all(Account account, View view);

    /// Refuses a password that the account's policy does not allow.
    ///
    /// @param name that it must not be
    /// @throws dev.gatehouse.api.AwsException `PasswordPolicyViolation`
    void requireStrong(String password, String name, Call call);

    /// Gives a user the password that they chose. Who calls this has seen them prove the one
    /// before.
    ///
    /// @throws dev.gatehouse.api.AwsException `PasswordPolicyViolation`; `NoSuchEntity` if they
    ///   have no password
    void changePassword(Caller.User user, String newPassword, Call call);
}
