package dev.gatehouse.signin;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.PasswordHashing;
import dev.gatehouse.operation.Person;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.View;
import java.util.Optional;
import java.util.regex.Pattern;

/// The root users who can sign in: each with an e-mail address and a password.
public final class Roots {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}");

    private final Store store;
    private final PersonDirectory people;
    private final PasswordHashing hashing;
    private final Ids ids;

    public Roots(Store store, PersonDirectory people, PasswordHashing hashing, Ids ids) {
        this.store = store;
        this.people = people;
        this.hashing = hashing;
        this.ids = ids;
    }

    /// The root user with this e-mail address, in whatever letter case. Loads no view.
    Optional<Person> find(Partition partition, String email) {
        return store.find(JournalId.INSTALLATION, RootEmail.KIND, RootEmail.key(email, partition))
                .map(owner -> new Account(partition, new AccountId(owner.accountId())))
                .flatMap(account ->
                        store.find(JournalId.of(account), RootAccess.KIND, RootAccess.KEY)
                                .map(access -> person(account, access)));
    }

    /// The root user of an account, if it can sign in.
    static Optional<Person> find(Account account, View view) {
        return view.find(RootAccess.KIND, RootAccess.KEY).map(access -> person(account, access));
    }

    private static Person person(Account account, RootAccess access) {
        return new Person(
                new Caller.Root(account),
                new Person.Password(
                        access.password(),
                        access.secretReference(),
                        false,
                        Optional.empty(),
                        false));
    }

    /// Gives the root user of the caller's account an e-mail address and a password, in place of
    /// those that it has. The account's password policy holds for it too.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` for what is no address,
    ///   `EntityAlreadyExists` if it is another account's, `PasswordPolicyViolation`
    public void put(String email, String password, Call call) {
        if (!EMAIL.matcher(email).matches()) {
            throw VALIDATION_ERROR.because("`email` must be an e-mail address.");
        }
        people.requireStrong(password, email, call);
        Partition partition = call.account().partition();
        String key = RootEmail.key(email, partition);
        String accountId = call.account().id().value();
        boolean taken =
                call.installation()
                        .view()
                        .find(RootEmail.KIND, key)
                        .filter(owner -> !owner.accountId().equals(accountId))
                        .isPresent();
        if (taken) {
            throw ENTITY_ALREADY_EXISTS.because(
                    "The e-mail address is that of another account's root user.");
        }
        call.view().find(RootAccess.KIND, RootAccess.KEY).ifPresent(before -> remove(before, call));
        var access = new RootAccess(email, ids.next("PSWD"), call.at());
        call.draft().put(RootAccess.KIND, RootAccess.KEY, access);
        call.draft().putSecret(access.secretReference(), hashing.hash(password, Optional.empty()));
        call.installation().put(RootEmail.KIND, key, new RootEmail(email, accountId));
    }

    private static void remove(RootAccess before, Call call) {
        call.draft().removeSecret(before.secretReference());
        call.installation()
                .remove(RootEmail.KIND, RootEmail.key(before.email(), call.account().partition()));
    }
}
