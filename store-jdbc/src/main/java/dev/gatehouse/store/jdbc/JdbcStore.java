package dev.gatehouse.store.jdbc;

import dev.gatehouse.domain.Sealing;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Change;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.Posting;
import dev.gatehouse.store.Secret;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.StoreUnavailable;
import dev.gatehouse.store.VersionConflict;
import dev.gatehouse.store.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Keeps journals in an SQL database: `change` is the truth, `record` the current state beside it,
/// `secret` holds what is sealed, `feed` the order over all journals with the events. One thread
/// writes; whatever waits for it goes into one transaction. Safe for use by many threads.
public final class JdbcStore implements Store, AutoCloseable {
    private static final int SNAPSHOT_EVERY = 1_000;
    private static final int MAX_SECRETS = 10_000;

    private final RecordJson json;
    private final Sealing sealing;
    private final Connections readers;
    private final Writer writer;
    private final ExecutorService writerThread;
    private final LoadedViews views;
    private final Map<SecretName, Secret> secrets = new ConcurrentHashMap<>();

    /// Set by the writing thread only.
    private volatile Load load = new Load(0, 0);

    private volatile Thread writing = Thread.currentThread();

    /// @param kinds all kinds of records that are stored
    /// @param sealing seals secrets
    /// @param batchIds ids that never repeat, by which a commit of unknown outcome is found again
    /// @param viewBytes how much memory views may take, about
    /// @throws SQLException if the database cannot be opened
    public JdbcStore(
            Database database,
            Collection<Kind<?>> kinds,
            Sealing sealing,
            Supplier<String> batchIds,
            long viewBytes)
            throws SQLException {
        this.json = new RecordJson(kinds);
        this.sealing = sealing;
        this.views = new LoadedViews(viewBytes);
        this.writerThread =
                Executors.newSingleThreadExecutor(task -> {
                    Thread thread =
                            Thread.ofPlatform().daemon().name("store-writer").unstarted(task);
                    writing = thread;
                    return thread;
                });
        this.writer = new Writer(database, json, sealing, batchIds);
        this.readers = new Connections(database);
    }

    @Override
    public View view(JournalId journal) {
        return views.find(journal).orElseGet(() -> load(journal));
    }

    @Override
    public Views views() {
        Map<JournalId, LoadedViews.Loaded> now = views.now();
        return journal -> {
            LoadedViews.Loaded found = now.get(journal);
            return found == null ? view(journal) : found.view();
        };
    }

    @Override
    public <R extends Record> Optional<R> find(JournalId journal, Kind<R> kind, String key) {
        return views.find(journal)
                .map(view -> view.find(kind, key))
                .orElseGet(
                        () -> readers.read(connection -> record(connection, journal, kind, key)));
    }

    @Override
    public View view(JournalId journal, Instant at) {
        return readers.read(connection -> {
            long version = versionAt(connection, journal, at);
            View view = snapshot(connection, journal, version);
            var snapshots = new ArrayList<View>();
            for (Change change : changes(connection, journal, view.version(), version)) {
                view = view.with(change);
                if (view.version() % SNAPSHOT_EVERY == 0) {
                    snapshots.add(view);
                }
            }
            if (!snapshots.isEmpty()) {
                keepSnapshots(journal, snapshots);
            }
            return view;
        });
    }

    @Override
    public List<Change> changes(JournalId journal, long afterVersion) {
        return readers.read(
                connection -> changes(connection, journal, afterVersion, Long.MAX_VALUE));
    }

    @Override
    public List<Optional<VersionConflict>> post(List<Posting> batch) {
        return onWriter(() -> {
            Writer.Posted posted = writer.post(batch, this::head);
            load = new Load(load.commits() + 1, load.postings() + batch.size());
            posted.secrets().forEach(secrets::remove);
            views.publish(posted.appends(), posted.grown());
            // Once more: a reader may have put back what it had read before the commit.
            posted.secrets().forEach(secrets::remove);
            return posted.results();
        });
    }

    /// What was written since the start.
    public Load load() {
        return load;
    }

    @Override
    public Executor writer() {
        return writerThread;
    }

    @Override
    public List<Commit> feed(long afterSequence, int limit) {
        return readers.read(connection -> {
            String sql = "SELECT seq, journals FROM feed WHERE seq > ? AND seq <= ? ORDER BY seq";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, afterSequence);
                query.setLong(2, afterSequence + limit);
                var commits = new ArrayList<Commit>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        commits.add(
                                new Commit(
                                        rows.getLong(1), appends(connection, rows.getString(2))));
                    }
                }
                return commits;
            }
        });
    }

    /// The events that were posted after a place in the feed, oldest first.
    public List<PostedEvent> events(long afterSequence, int limit) {
        return readers.read(connection -> {
            String sql =
                    "SELECT seq, event FROM feed WHERE seq > ? AND event <> ''"
                            + " ORDER BY seq LIMIT ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, afterSequence);
                query.setInt(2, limit);
                var events = new ArrayList<PostedEvent>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        events.add(new PostedEvent(rows.getLong(1), rows.getString(2)));
                    }
                }
                return events;
            }
        });
    }

    /// The place of the newest posting in the feed.
    public long sequence() {
        return writer.sequence();
    }

    @Override
    public Optional<Secret> secret(JournalId journal, String reference) {
        var name = new SecretName(journal, reference);
        Secret known = secrets.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        long before = writer.sequence();
        Optional<Secret> secret = readers.read(connection -> sealed(connection, name));
        if (secrets.size() >= MAX_SECRETS) {
            secrets.clear();
        }
        secret.ifPresent(found -> secrets.put(name, found));
        if (writer.sequence() != before) {
            // Something was written meanwhile: it may have been this that was shredded.
            secrets.remove(name);
        }
        return secret;
    }

    @Override
    public List<JournalId> journals() {
        return readers.read(connection -> {
            String sql = "SELECT DISTINCT journal FROM change ORDER BY journal";
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                var journals = new ArrayList<JournalId>();
                while (rows.next()) {
                    journals.add(new JournalId(rows.getString(1)));
                }
                return journals;
            }
        });
    }

    /// When something was used last; empty if it was not.
    public Optional<LastUse> lastUse(String id) {
        return readers.read(connection -> {
            String sql = "SELECT at, service, region FROM last_use WHERE id = ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, id);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(
                                    new LastUse(
                                            id,
                                            Nanos.instant(rows.getLong(1)),
                                            rows.getString(2),
                                            rows.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    /// The last uses whose ids begin with a text, which must not be empty.
    public List<LastUse> lastUses(String beginning) {
        int last = beginning.length() - 1;
        String after = beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
        return readers.read(connection -> {
            String sql = "SELECT id, at, service, region FROM last_use WHERE id >= ? AND id < ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, beginning);
                query.setString(2, after);
                var found = new ArrayList<LastUse>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(
                                new LastUse(
                                        rows.getString(1),
                                        Nanos.instant(rows.getLong(2)),
                                        rows.getString(3),
                                        rows.getString(4)));
                    }
                }
                return found;
            }
        });
    }

    /// Keeps last uses; one that is older than the one that is kept changes nothing.
    public void keepLastUses(List<LastUse> uses) {
        onWriter(() -> {
            writer.keepLastUses(uses);
            return true;
        });
    }

    /// Removes the feed up to a place, events included; the newest posting stays.
    public void removeFeed(long upToSequence) {
        onWriter(() -> {
            writer.removeFeed(upToSequence);
            return true;
        });
    }

    /// Seals all secrets anew, so that none is left under a key that is to be given up.
    public void resealSecrets() {
        onWriter(() -> {
            writer.reseal();
            return true;
        });
    }

    /// How many transactions were committed, and how many postings they held.
    public record Load(long commits, long postings) {}

    @Override
    public void close() {
        writerThread.close();
        readers.close();
        writer.close();
    }

    private <T> T onWriter(Supplier<T> work) {
        if (Thread.currentThread().equals(writing)) {
            return work.get();
        }
        try {
            return CompletableFuture.supplyAsync(work, writerThread).join();
        } catch (RejectedExecutionException closed) {
            throw new StoreUnavailable("the store is closed", closed);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Optional<View> head(JournalId journal) {
        LoadedViews.Loaded found = views.now().get(journal);
        return Optional.ofNullable(found).map(LoadedViews.Loaded::view);
    }

    private View load(JournalId journal) {
        while (true) {
            var bytes = new long[1];
            View view = readers.read(connection -> current(connection, journal, bytes));
            // Journals that nobody has written are not remembered: strangers can name any.
            if (view.version() == 0 || views.load(journal, view, bytes[0])) {
                return view;
            }
        }
    }

    private View current(Connection connection, JournalId journal, long[] bytes)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            Head head = Head.of(connection, journal);
            var puts = new ArrayList<Edit.Put<?>>();
            var shared = new SharedTexts();
            String sql = "SELECT kind, key, body FROM record WHERE journal = ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, journal.value());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        String body = rows.getString(3);
                        bytes[0] += LoadedViews.size(body);
                        puts.add(json.put(rows.getString(1), rows.getString(2), body, shared));
                    }
                }
            }
            return head.version() == 0 ? View.EMPTY : View.of(head.version(), head.at(), puts);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private <R extends Record> Optional<R> record(
            Connection connection, JournalId journal, Kind<R> kind, String key)
            throws SQLException {
        String sql = "SELECT body FROM record WHERE journal = ? AND kind = ? AND key = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, journal.value());
            query.setString(2, kind.name());
            query.setString(3, key);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                kind.type()
                                        .cast(
                                                json.put(kind.name(), key, rows.getString(1))
                                                        .value()))
                        : Optional.empty();
            }
        }
    }

    private static long versionAt(Connection connection, JournalId journal, Instant at)
            throws SQLException {
        String sql = "SELECT COALESCE(MAX(version), 0) FROM change WHERE journal = ? AND at <= ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, journal.value());
            query.setLong(2, Nanos.of(at));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private View snapshot(Connection connection, JournalId journal, long version)
            throws SQLException {
        String sql =
                "SELECT version, at, body FROM snapshot WHERE journal = ? AND version <= ?"
                        + " ORDER BY version DESC LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, journal.value());
            query.setLong(2, version);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return View.EMPTY;
                }
                var puts = new ArrayList<Edit.Put<?>>();
                for (Edit edit : json.edits(rows.getString(3))) {
                    puts.add((Edit.Put<?>) edit);
                }
                return View.of(rows.getLong(1), Nanos.instant(rows.getLong(2)), puts);
            }
        }
    }

    /// Keeps views of the past, so that the next look begins at them. Losing one costs only time.
    private void keepSnapshots(JournalId journal, List<View> snapshots) {
        try {
            writerThread.execute(() -> writer.keepSnapshots(journal, snapshots));
        } catch (RejectedExecutionException closing) {
            return;
        }
    }

    private List<Change> changes(Connection connection, JournalId journal, long after, long upTo)
            throws SQLException {
        String sql =
                "SELECT version, at, caller, request, operation, edits FROM change"
                        + " WHERE journal = ? AND version > ? AND version <= ? ORDER BY version";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, journal.value());
            query.setLong(2, after);
            query.setLong(3, upTo);
            try (ResultSet rows = query.executeQuery()) {
                var changes = new ArrayList<Change>();
                while (rows.next()) {
                    changes.add(
                            new Change(
                                    rows.getLong(1),
                                    Nanos.instant(rows.getLong(2)),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    json.edits(rows.getString(6))));
                }
                return changes;
            }
        }
    }

    private List<Append> appends(Connection connection, String journals) throws SQLException {
        var appends = new ArrayList<Append>();
        for (String part : journals.split(" ", -1)) {
            int colon = part.lastIndexOf(':');
            if (colon > 0) {
                var journal = new JournalId(part.substring(0, colon));
                long version = Long.parseLong(part.substring(colon + 1));
                appends.add(
                        new Append(
                                journal,
                                changes(connection, journal, version - 1, version).getFirst()));
            }
        }
        return appends;
    }

    private Optional<Secret> sealed(Connection connection, SecretName name) throws SQLException {
        String sql = "SELECT sealed FROM secret WHERE journal = ? AND reference = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name.journal().value());
            query.setString(2, name.reference());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(name.open(rows.getString(1), sealing))
                        : Optional.empty();
            }
        }
    }

    /// An event with its place in the feed.
    public record PostedEvent(long sequence, String line) {}
}
