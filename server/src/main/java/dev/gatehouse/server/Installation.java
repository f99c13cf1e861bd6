package dev.gatehouse.server;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.server.event.EventFiles;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.http.TlsFiles;
import dev.gatehouse.server.keys.Keyset;
import dev.gatehouse.server.keys.MasterKey;
import dev.gatehouse.server.monitoring.Metrics;
import dev.gatehouse.server.monitoring.Monitoring;
import dev.gatehouse.server.monitoring.RequestLog;
import dev.gatehouse.server.notice.Webhook;
import dev.gatehouse.server.signin.Notices;
import dev.gatehouse.signin.RootSetup;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Change;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Posting;
import dev.gatehouse.store.Secret;
import dev.gatehouse.store.View;
import dev.gatehouse.store.jdbc.JdbcStore;
import dev.gatehouse.store.jdbc.SqliteDatabase;
import dev.gatehouse.store.jdbc.WrappedKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// A data directory in use by this process: accounts that outlive it, secrets sealed, every event
/// kept. Only the paths of [Monitoring] need no signature.
///
/// In the directory stand `gatehouse.db`, `master.key`, `admin.env`, `events/`, `lock` and, while a
/// server runs, `endpoint`.
public final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
    private static final String KEY_RING = "keyring";

    /// How much of the heap may be taken by accounts in memory: the rest is for the work.
    private static final double HEAP_FOR_VIEWS = 0.6;

    private final Path directory;
    private final InstantSource clock;
    private final SqliteDatabase database;
    private final JdbcStore store;
    private final Assembly assembly;
    private Optional<Duration> eventsAreKept = Optional.empty();
    private Optional<Duration> maxKeyAge = Optional.empty();
    private Optional<Webhook> webhook = Optional.empty();

    private Installation(
            Path directory,
            InstantSource clock,
            SqliteDatabase database,
            JdbcStore store,
            Assembly assembly) {
        this.directory = directory;
        this.clock = clock;
        this.database = database;
        this.store = store;
        this.assembly = assembly;
    }

    /// Opens a data directory, a new one if it is not there.
    ///
    /// @param masterKey from the environment; otherwise it is in the directory
    /// @throws IOException if another process holds it, it cannot be written, or the master key is
    ///   not the one it was made with
    public static Installation open(Path directory, Optional<String> masterKey, InstantSource clock)
            throws IOException {
        try {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (FileSystemException e) {
            throw new IOException(
                    "directory %s cannot be made: give this user write access above it"
                            .formatted(directory),
                    e);
        }
        SqliteDatabase database =
                SqliteDatabase.open(directory, "process " + ProcessHandle.current().pid());
        try {
            LibraryFolder.choose(directory);
            Sealing dataKey = dataKey(database, directory, masterKey);
            var store =
                    new JdbcStore(
                            database,
                            StoredKinds.ALL,
                            dataKey,
                            () -> UUID.randomUUID().toString(),
                            (long) (Runtime.getRuntime().maxMemory() * HEAP_FOR_VIEWS));
            Sealing keyRing = keyRing(store, clock.instant());
            return new Installation(
                    directory, clock, database, store, Assembly.ofInstallation(clock, keyRing));
        } catch (SQLException e) {
            database.close();
            throw new IOException(database.explain(e), e);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Sealing dataKey(SqliteDatabase database, Path directory, Optional<String> given)
            throws IOException, SQLException {
        var kept = new WrappedKeys(database);
        Optional<String> wrapped = kept.find();
        Sealing master;
        if (given.isPresent()) {
            master = MasterKey.parsed(given.get(), "GATEHOUSE_MASTER_KEY").sealing();
        } else if (wrapped.isPresent()) {
            master = MasterKey.read(directory).sealing();
        } else {
            master = MasterKey.readOrCreate(directory).sealing();
        }
        if (wrapped.isPresent()) {
            return master.open(Base64.getDecoder().decode(wrapped.get()), "data key")
                    .map(text -> Keyset.of(new String(text, StandardCharsets.US_ASCII)).sealing())
                    .orElseThrow(() ->
                            new IOException(
                                    "the master key is not the one that "
                                            + directory
                                            + " was made with"));
        }
        Keyset fresh = Keyset.ofNewKey();
        byte[] sealed = master.seal(fresh.reveal().getBytes(StandardCharsets.US_ASCII), "data key");
        kept.keep(Base64.getEncoder().encodeToString(sealed));
        return fresh.sealing();
    }

    /// What seals session tokens and markers: in the installation's journal, so that every process
    /// that opens the directory can open them.
    private static Sealing keyRing(JdbcStore store, Instant now) {
        Optional<Secret> kept = store.secret(JournalId.INSTALLATION, KEY_RING);
        if (kept.isPresent()) {
            return Keyset.of(kept.get().reveal()).sealing();
        }
        Keyset fresh = Keyset.ofNewKey();
        putKeyRing(store, fresh, now, "gatehouse:CreateKeyRing");
        return fresh.sealing();
    }

    private static void putKeyRing(JdbcStore store, Keyset keys, Instant now, String operation) {
        View view = store.view(JournalId.INSTALLATION);
        Edit edit = new Edit.PutSecret(KEY_RING, Secret.of(keys.reveal()));
        store.append(
                List.of(
                        new Append(
                                JournalId.INSTALLATION,
                                change(view, "gatehouse", operation, List.of(edit), now))));
    }

    /// Gives the key ring a new key that seals from now on; what the others sealed still opens.
    public void rotateKeyRing() {
        String kept = store.secret(JournalId.INSTALLATION, KEY_RING).orElseThrow().reveal();
        putKeyRing(store, Keyset.of(kept).rotated(), clock.instant(), "gatehouse:RotateKeyRing");
    }

    /// Whether there is an account yet.
    public boolean isFounded() {
        return store.journals().stream()
                .anyMatch(journal -> journal.value().startsWith("account/"));
    }

    /// Makes an account with an IAM user `admin`, whose key it writes to a file in the directory.
    ///
    /// @return the file with the key
    /// @throws IOException if the account exists or the file cannot be written
    public Path createAccount(Account account) throws IOException {
        if (store.view(JournalId.of(account)).version() > 0) {
            throw new IOException("account " + account.id() + " exists already");
        }
        Path file = directory.resolve(isFounded() ? "admin-" + account.id() + ".env" : "admin.env");
        SandboxKeys.Pair admin = assembly.newKey(account.id());
        // The file first: an account without its key would be of no use, a key without its account
        // is replaced at the next try.
        MasterKey.PrivateFile.write(
                file,
                "AWS_ACCESS_KEY_ID=%s%nAWS_SECRET_ACCESS_KEY=%s%n"
                        .formatted(admin.accessKeyId(), admin.secretAccessKey()));
        new Founding(store, assembly.newIds()).withoutRootKey(account, admin, clock.instant());
        return file;
    }

    /// The accounts that there are.
    public List<Account> accounts() {
        return store.accounts();
    }

    /// Lets the root user of an account be set up, anew if it was before: whoever has the token may
    /// do so once within an hour. Until then what was there goes on to work. Leaves an event.
    ///
    /// @return the token, which is kept nowhere
    /// @throws IOException if there is no such account
    public String recoverRoot(Account account) throws IOException {
        JournalId journal = JournalId.of(account);
        View view = store.view(journal);
        if (view.version() == 0) {
            throw new IOException("there is no account " + account.id());
        }
        Instant now = clock.instant();
        RootSetup.Issued issued = assembly.newRootSetup(account, now);
        List<Edit> edits = List.of(new Edit.Put<>(RootSetup.KIND, RootSetup.KEY, issued.kept()));
        Change change = change(view, account.rootArn(), "gatehouse:RecoverRoot", edits, now);
        store.post(
                        List.of(
                                new Posting(
                                        List.of(new Append(journal, change)),
                                        Optional.of(recovered(account, now)))))
                .getFirst()
                .ifPresent(conflict -> {
                    throw conflict;
                });
        return issued.token();
    }

    private static String recovered(Account account, Instant now) {
        String id = UUID.randomUUID().toString();
        return JsonMapper.builder()
                .build()
                .writeValueAsString(
                        new Event(
                                id,
                                now,
                                "gatehouse",
                                "RecoverRoot",
                                "us-east-1",
                                "command-line",
                                Optional.empty(),
                                Optional.of(account.rootArn()),
                                Optional.empty(),
                                account.id().value(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                id,
                                List.of(),
                                0));
    }

    /// Brings an access key along from another system, for a user who exists.
    ///
    /// @throws IOException if there is no such user, they have two keys, or the key exists
    public void importKey(Account account, String userName, SandboxKeys.Pair key)
            throws IOException {
        JournalId journal = JournalId.of(account);
        View view = store.view(journal);
        View installation = store.view(JournalId.INSTALLATION);
        User user =
                view.find(User.KIND, userName.toLowerCase(Locale.ROOT))
                        .orElseThrow(() ->
                                new IOException(
                                        "account %s has no user `%s`"
                                                .formatted(account.id(), userName)));
        if (!key.accessKeyId().matches("\\w{16,128}")) {
            throw new IOException("an access key id has 16 to 128 letters and digits");
        }
        if (view.by(AccessKey.KIND, "owner", user.id()).size() >= 2) {
            throw new IOException("user `" + user.name() + "` has two access keys: delete one");
        }
        if (view.find(AccessKey.KIND, key.accessKeyId()).isPresent()
                || installation.find(AccessKeyHome.KIND, key.accessKeyId()).isPresent()) {
            throw new IOException("access key `" + key.accessKeyId() + "` exists already");
        }
        Instant now = clock.instant();
        var kept = new AccessKey(key.accessKeyId(), user.id(), now, true);
        var home = new AccessKeyHome(kept.id(), account.id().value());
        List<Edit> edits =
                List.of(
                        new Edit.Put<>(AccessKey.KIND, kept.id(), kept),
                        new Edit.PutSecret(
                                kept.secretReference(), Secret.of(key.secretAccessKey())));
        List<Edit> homes = List.of(new Edit.Put<>(AccessKeyHome.KIND, kept.id(), home));
        String operation = "gatehouse:ImportAccessKey";
        store.append(
                List.of(
                        new Append(journal, change(view, account.rootArn(), operation, edits, now)),
                        new Append(
                                JournalId.INSTALLATION,
                                change(installation, account.rootArn(), operation, homes, now))));
    }

    private static Change change(
            View view, String caller, String operation, List<Edit> edits, Instant now) {
        return new Change(
                view.version() + 1,
                Chronology.NEVER_BACK.after(view.at(), now),
                caller,
                "command-line",
                operation,
                edits);
    }

    /// Removes events, from the next [#serve] on, when they are older than this. Otherwise they are
    /// kept for ever.
    public void keepEvents(Duration howLong) {
        eventsAreKept = Optional.of(howLong);
    }

    /// Refuses access keys, from the next [#serve] on, when they are older than this. Otherwise
    /// they may be of any age.
    public void limitKeyAge(Duration age) {
        maxKeyAge = Optional.of(age);
    }

    /// Tells an address, from the next [#serve] on, of what somebody should know at once.
    ///
    /// @param secret with which messages are signed
    public void tell(URI address, String secret) {
        webhook = Optional.of(new Webhook(address, Secret.of(secret), Webhook.PAUSES, clock));
    }

    /// The file that says where a server with this data directory listens, while one runs.
    public static Path endpointFile(Path directory) {
        return directory.resolve("endpoint");
    }

    /// Answers requests until the result is closed, which lets those that run finish and writes
    /// their events.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the address cannot be listened on
    public Serving serve(String bind, int port, Optional<TlsFiles> tls, NetworkSettings network)
            throws IOException {
        EventFiles events = EventFiles.start(directory.resolve("events"), store);
        try {
            var uses = new ObservedUses(Upkeep.kept(store));
            Metrics metrics = metrics(events);
            var monitoring = new Monitoring(metrics, this::answers);
            Front front =
                    assembly.front(
                            store,
                            assembly.newIds(),
                            events,
                            uses,
                            maxKeyAge,
                            network.site(),
                            webhook.<Notices>map(told -> told).orElse(Notices.NOBODY),
                            served -> {
                                metrics.served(served);
                                RequestLog.write(served);
                            });
            Listening listening =
                    Listening.start(
                            bind,
                            port,
                            tls,
                            network,
                            (request, endpoint) ->
                                    monitoring
                                            .answer(request)
                                            .orElseGet(() -> front.serve(request, endpoint)));
            metrics.begin();
            Files.writeString(endpointFile(directory), listening.endpoint() + "\n");
            return new Serving(
                    listening,
                    events,
                    monitoring,
                    Upkeep.start(store, uses, events, eventsAreKept, front.warnings(), clock),
                    endpointFile(directory));
        } catch (IOException | RuntimeException e) {
            events.close();
            throw e;
        }
    }

    private Metrics metrics(EventFiles events) {
        return new Metrics(
                List.of(
                        new Metrics.Source(
                                "gatehouse.events.waiting",
                                "Events that wait to be written",
                                false,
                                events::waiting),
                        new Metrics.Source(
                                "gatehouse.store.commits",
                                "Transactions of the store",
                                true,
                                () -> store.load().commits()),
                        new Metrics.Source(
                                "gatehouse.store.postings",
                                "Calls whose changes and events these transactions hold",
                                true,
                                () -> store.load().postings())));
    }

    /// Whether the store answers.
    private boolean answers() {
        store.find(JournalId.INSTALLATION, AccessKeyHome.KIND, "");
        return true;
    }

    @Override
    public void close() {
        webhook.ifPresent(Webhook::close);
        store.close();
        database.close();
    }

    /// A server that answers.
    public record Serving(
            Listening listening,
            EventFiles events,
            Monitoring monitoring,
            Upkeep upkeep,
            Path endpointFile)
            implements AutoCloseable {
        /// Where clients reach the main address.
        public URI endpoint() {
            return listening.endpoint();
        }

        @Override
        public void close() {
            monitoring.stop();
            listening.close();
            upkeep.close();
            events.close();
            try {
                Files.deleteIfExists(endpointFile);
            } catch (IOException e) {
                LOG.warn("{} cannot be removed", endpointFile, e);
            }
        }
    }
}
