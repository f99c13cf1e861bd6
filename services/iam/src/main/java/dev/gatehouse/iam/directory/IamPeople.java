package dev.gatehouse.iam.directory;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.account.AliasOwner;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.loginprofile.LoginProfile;
import dev.gatehouse.iam.loginprofile.LoginProfiles;
import dev.gatehouse.iam.passwordpolicy.PasswordPolicy;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Person;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.View;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The users with passwords, for those who let them sign in.
public final class IamPeople implements PersonDirectory {
    private static final Pattern FORM = Pattern.compile("[\\t\\n\\r\\x20-\\xFF]+");
    private static final int MAX_LENGTH = 128;

    private final Store store;
    private final LoginProfiles profiles;

    public IamPeople(Store store, LoginProfiles profiles) {
        this.store = store;
        this.profiles = profiles;
    }

    @Override
    public Optional<Account> findAccount(Partition partition, String idOrAlias) {
        return AccountId.find(idOrAlias)
                .or(() ->
                        store.find(
                                        JournalId.INSTALLATION,
                                        AliasOwner.KIND,
                                        AliasOwner.key(idOrAlias, partition))
                                .map(owner -> new AccountId(owner.accountId())))
                .map(id -> new Account(partition, id))
                .filter(account ->
                        store.find(JournalId.of(account), AccountProfile.KIND, AccountProfile.KEY)
                                .isPresent());
    }

    @Override
    public Optional<Person> find(Account account, String userName) {
        JournalId journal = JournalId.of(account);
        return store.find(journal, User.KIND, Names.key(userName))
                .flatMap(user ->
                        store.find(journal, LoginProfile.KIND, user.id())
                                .map(profile ->
                                        person(
                                                account,
                                                user,
                                                profile,
                                                PasswordPolicy.of(
                                                        store.find(
                                                                journal,
                                                                PasswordPolicy.KIND,
                                                                PasswordPolicy.KEY)))));
    }

    @Override
    public Optional<Person> find(Account account, View view, String userId) {
        return view.by(User.KIND, "id", userId).stream()
                .findFirst()
                .flatMap(user ->
                        view.find(LoginProfile.KIND, userId)
                                .map(profile ->
                                        person(account, user, profile, PasswordPolicy.in(view))));
    }

    @Override
    public boolean passwordsExpire(Account account) {
        return store.find(JournalId.of(account), PasswordPolicy.KIND, PasswordPolicy.KEY)
                .flatMap(PasswordPolicy::maxAgeDays)
                .isPresent();
    }

    @Override
    public List<Person> all(Account account, View view) {
        return view.all(LoginProfile.KIND).stream()
                .flatMap(profile -> find(account, view, profile.ownerId()).stream())
                .toList();
    }

    private static Person person(
            Account account, User user, LoginProfile profile, PasswordPolicy policy) {
        return new Person(
                user.caller(account),
                new Person.Password(
                        profile.passwords().getFirst(),
                        profile.secretReferences().getFirst(),
                        profile.resetRequired(),
                        policy.expires(profile.set()),
                        policy.hardExpiry()));
    }

    @Override
    public void requireStrong(String password, String name, Call call) {
        requireForm(password);
        PasswordPolicy.in(call).require(password, name);
    }

    /// What the model of the API asks of passwords, which do not come through the API here.
    private static void requireForm(String password) {
        if (password.length() > MAX_LENGTH || !FORM.matcher(password).matches()) {
            throw VALIDATION_ERROR.because(
                    "A password has 1 to %d characters of Latin-1, none of control.", MAX_LENGTH);
        }
    }

    @Override
    public void changePassword(Caller.User user, String newPassword, Call call) {
        requireForm(newPassword);
        profiles.change(user, newPassword, call);
    }
}
