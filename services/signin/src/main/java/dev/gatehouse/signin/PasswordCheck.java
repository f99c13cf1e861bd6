package dev.gatehouse.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.operation.PasswordHashing;
import dev.gatehouse.operation.Person;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.operation.Secrets;
import dev.gatehouse.store.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Checks who somebody says they are. Costs the same whether there is such a person or not.
public final class PasswordCheck {
    private static final int MAX_LENGTH = 128;

    private final PersonDirectory people;
    private final Roots roots;
    private final Secrets kept;
    private final PasswordHashing hashing;

    public PasswordCheck(
            PersonDirectory people, Roots roots, Secrets kept, PasswordHashing hashing) {
        this.people = people;
        this.roots = roots;
        this.kept = kept;
        this.hashing = hashing;
    }

    /// The person of an identifier. Loads no view.
    public Optional<Person> find(Identifier who) {
        return switch (who) {
            case Identifier.Root root -> roots.find(root.partition(), root.email());
            case Identifier.User user ->
                    people.findAccount(user.partition(), user.account())
                            .flatMap(account -> people.find(account, user.name()));
        };
    }

    /// The account of an identifier. Loads no view.
    public Optional<Account> account(Identifier who) {
        return switch (who) {
            case Identifier.Root root -> find(root).map(person -> person.caller().account());
            case Identifier.User user -> people.findAccount(user.partition(), user.account());
        };
    }

    /// Why a person, if there is one, may not go on; empty if the password is theirs.
    public Optional<FailureReason> check(Optional<Person> person, String password, Instant now) {
        Optional<Secret> hash =
                person.flatMap(known ->
                        kept.find(known.caller().account(), known.password().secretReference()));
        if (person.isEmpty() || hash.isEmpty()) {
            hashing.pretend(shortened(password));
            return Optional.of(FailureReason.UNKNOWN_USER);
        }
        boolean same = hashing.isAmong(shortened(password), List.of(hash.get()));
        if (!same || password.length() > MAX_LENGTH) {
            return Optional.of(FailureReason.WRONG_PASSWORD);
        }
        Person.Password theirs = person.get().password();
        return theirs.hardExpiry() && theirs.hasExpired(now)
                ? Optional.of(FailureReason.PASSWORD_HARD_EXPIRED)
                : Optional.empty();
    }

    private static String shortened(String password) {
        return password.length() > MAX_LENGTH ? password.substring(0, MAX_LENGTH) : password;
    }
}
