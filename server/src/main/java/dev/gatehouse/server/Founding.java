package dev.gatehouse.server;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Change;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Secret;
import dev.gatehouse.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Founds accounts: the first changes of their journals.
final class Founding {
    private static final String OPERATION = "gatehouse:CreateAccount";
    private final Store store;
    private final Ids ids;

    Founding(Store store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /// An account with the user `admin`, who may do everything, and their access key; and the key
    /// of its root user.
    void withAdmin(Account account, SandboxKeys.Pair admin, SandboxKeys.Pair root, Instant at) {
        var edits = new ArrayList<>(admin(account, admin, at));
        edits.addAll(key(root, account.id().value(), at));
        found(account, List.of(admin, root), edits, at);
    }

    /// An account with the user `admin`, who may do everything, and their access key; its root user
    /// has no credentials.
    void withoutRootKey(Account account, SandboxKeys.Pair admin, Instant at) {
        found(account, List.of(), admin(account, admin, at), at);
    }

    /// An empty account with a key of its root user.
    void withRootKey(Account account, SandboxKeys.Pair root, Instant at) {
        found(account, List.of(root), key(root, account.id().value(), at), at);
    }

    private List<Edit> admin(Account account, SandboxKeys.Pair admin, Instant at) {
        String adminPolicy =
                "arn:" + account.partition().id() + ":iam::aws:policy/AdministratorAccess";
        User user =
                User.of("admin", "/", ids.next("AIDA"), at, Optional.empty(), Map.of())
                        .withAttachedPolicies(List.of(adminPolicy));
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.Put<>(User.KIND, user.key(), user));
        edits.addAll(key(admin, user.id(), at));
        return edits;
    }

    private static List<Edit> key(SandboxKeys.Pair pair, String ownerId, Instant at) {
        var key = new AccessKey(pair.accessKeyId(), ownerId, at, true);
        return List.of(
                new Edit.Put<>(AccessKey.KIND, key.id(), key),
                new Edit.PutSecret(key.secretReference(), Secret.of(pair.secretAccessKey())));
    }

    private void found(Account account, List<SandboxKeys.Pair> keys, List<Edit> edits, Instant at) {
        JournalId installation = JournalId.INSTALLATION;
        var founded = new ArrayList<Edit>(edits);
        var profile = new AccountProfile(at.truncatedTo(ChronoUnit.SECONDS), Optional.empty());
        founded.add(new Edit.Put<>(AccountProfile.KIND, AccountProfile.KEY, profile));
        var homes = new ArrayList<Edit>();
        for (SandboxKeys.Pair key : keys) {
            var home = new AccessKeyHome(key.accessKeyId(), account.id().value());
            homes.add(new Edit.Put<>(AccessKeyHome.KIND, key.accessKeyId(), home));
        }
        store.append(
                List.of(
                        append(JournalId.of(account), account, founded, at),
                        append(installation, account, homes, at)));
    }

    private Append append(JournalId journal, Account account, List<Edit> edits, Instant at) {
        long version = store.view(journal).version() + 1;
        return new Append(
                journal, new Change(version, at, account.rootArn(), "founding", OPERATION, edits));
    }
}
