package dev.gatehouse.iam.directory;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.AccessKeyDirectory;
import dev.gatehouse.store.View;
import java.util.Optional;

/// The access keys of users and of root. A key whose user is gone is not found.
public final class IamAccessKeys implements AccessKeyDirectory {
    @Override
    public Optional<Entry> find(Account account, View view, String accessKeyId) {
        return view.find(AccessKey.KIND, accessKeyId)
                .flatMap(key ->
                        owner(view, account, key.ownerId())
                                .map(owner ->
                                        new Entry(
                                                owner,
                                                key.active(),
                                                key.created(),
                                                key.secretReference())));
    }

    private static Optional<Caller> owner(View view, Account account, String ownerId) {
        if (ownerId.equals(account.id().value())) {
            return Optional.of(new Caller.Root(account));
        }
        return view.by(User.KIND, "id", ownerId).stream()
                .findFirst()
                .map(user -> user.caller(account));
    }
}
