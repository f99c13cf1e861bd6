package dev.gatehouse.store.jdbc;

import dev.gatehouse.domain.Sealing;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Change;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Posting;
import dev.gatehouse.store.StoreUnavailable;
import dev.gatehouse.store.VersionConflict;
import dev.gatehouse.store.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes postings, many in one transaction. For one thread.
final class Writer implements AutoCloseable {
    private final Database database;
    private final RecordJson json;
    private final Sealing sealing;
    private final Supplier<String> batchIds;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable Connection open;
    private volatile long sequence;

    Writer(Database database, RecordJson json, Sealing sealing, Supplier<String> batchIds)
            throws SQLException {
        this.database = database;
        this.json = json;
        this.sealing = sealing;
        this.batchIds = batchIds;
        try (Connection connection = database.connect()) {
            Schema.prepare(connection);
        }
        this.sequence = lastSequence(connection());
    }

    /// The place of the newest posting in the feed.
    long sequence() {
        return sequence;
    }

    /// What became of a batch.
    ///
    /// @param appends what was taken, in order
    /// @param grown how much each journal grew in memory at most, in bytes
    /// @param secrets those that were put or shredded
    record Posted(
            List<Optional<VersionConflict>> results,
            List<Append> appends,
            Map<JournalId, Long> grown,
            List<SecretName> secrets) {}

    /// Writes a batch in one transaction.
    ///
    /// @param known the newest view of a journal, if it is in memory
    Posted post(List<Posting> batch, Function<JournalId, Optional<View>> known) {
        var writing = new Writing(batchIds.get(), known);
        boolean committing = false;
        try {
            for (Posting posting : batch) {
                writing.take(posting);
            }
            committing = true;
            connection().commit();
        } catch (SQLException e) {
            abandon();
            if (!committing || !isCommitted(writing)) {
                if (committing || database.isUnavailable(e)) {
                    throw new StoreUnavailable(database.explain(e), e);
                }
                throw new IllegalStateException("the database refused a change", e);
            }
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
        sequence = writing.sequence;
        return new Posted(writing.results, writing.taken, writing.grown, writing.secrets);
    }

    /// Keeps views of the past. Losing one costs only time, so that a failure is no error.
    void keepSnapshots(JournalId journal, List<View> views) {
        try {
            PreparedStatement insert =
                    statement(
                            "INSERT INTO snapshot (journal, version, at, body) VALUES (?, ?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING");
            for (View view : views) {
                insert.setString(1, journal.value());
                insert.setLong(2, view.version());
                insert.setLong(3, Nanos.of(view.at()));
                insert.setString(4, json.text(view));
                insert.executeUpdate();
            }
            connection().commit();
        } catch (SQLException e) {
            abandon();
        }
    }

    /// Keeps last uses, each only if it is later than the one that is kept.
    void keepLastUses(List<LastUse> uses) {
        try {
            PreparedStatement upsert =
                    statement(
                            "INSERT INTO last_use (id, at, service, region) VALUES (?, ?, ?, ?)"
                                    + " ON CONFLICT (id) DO UPDATE SET at = excluded.at,"
                                    + " service = excluded.service, region = excluded.region"
                                    + " WHERE excluded.at > last_use.at");
            for (LastUse use : uses) {
                upsert.setString(1, use.id());
                upsert.setLong(2, Nanos.of(use.at()));
                upsert.setString(3, use.service());
                upsert.setString(4, use.region());
                upsert.executeUpdate();
            }
            connection().commit();
        } catch (SQLException e) {
            abandon();
            throw new StoreUnavailable(database.explain(e), e);
        }
    }

    /// Removes the feed up to a place, but not the newest posting: from it the next one counts on.
    void removeFeed(long upToSequence) {
        try {
            PreparedStatement delete = statement("DELETE FROM feed WHERE seq <= ? AND seq < ?");
            delete.setLong(1, upToSequence);
            delete.setLong(2, sequence);
            delete.executeUpdate();
            connection().commit();
        } catch (SQLException e) {
            abandon();
            throw new StoreUnavailable(database.explain(e), e);
        }
    }

    /// Seals all secrets anew.
    void reseal() {
        try {
            var names = new ArrayList<SecretName>();
            var sealed = new ArrayList<String>();
            try (ResultSet rows =
                    statement("SELECT journal, reference, sealed FROM secret").executeQuery()) {
                while (rows.next()) {
                    names.add(new SecretName(new JournalId(rows.getString(1)), rows.getString(2)));
                    sealed.add(rows.getString(3));
                }
            }
            for (int i = 0; i < names.size(); i++) {
                SecretName name = names.get(i);
                putSecret(name, name.seal(name.open(sealed.get(i), sealing), sealing));
            }
            connection().commit();
        } catch (SQLException e) {
            abandon();
            throw new StoreUnavailable(database.explain(e), e);
        }
    }

    @Override
    public void close() {
        abandon();
    }

    private Connection connection() throws SQLException {
        Connection connection = open;
        if (connection == null) {
            connection = database.connect();
            connection.setAutoCommit(false);
            open = connection;
        }
        return connection;
    }

    /// Closes the connection, with which what was not committed is gone; the next use opens
    /// another.
    private void abandon() {
        statements.clear();
        Connection connection = open;
        open = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                // Whatever state it is in: it is not used again, and the database rolls back.
                return;
            }
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection().prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    private static long lastSequence(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT COALESCE(MAX(seq), 0) FROM feed");
                ResultSet rows = query.executeQuery()) {
            long last = rows.next() ? rows.getLong(1) : 0;
            connection.rollback();
            return last;
        }
    }

    /// Whether a commit that ended in an error is in the database after all.
    private boolean isCommitted(Writing writing) {
        try {
            PreparedStatement query = statement("SELECT id FROM feed WHERE seq = ?");
            query.setLong(1, writing.sequence);
            try (ResultSet rows = query.executeQuery()) {
                boolean committed = rows.next() && rows.getString(1).equals(writing.batchId);
                connection().rollback();
                return committed;
            }
        } catch (SQLException e) {
            abandon();
            throw new StoreUnavailable(database.explain(e), e);
        }
    }

    private void putSecret(SecretName name, String sealed) throws SQLException {
        PreparedStatement put =
                statement(
                        "INSERT INTO secret (journal, reference, sealed) VALUES (?, ?, ?)"
                                + " ON CONFLICT (journal, reference)"
                                + " DO UPDATE SET sealed = excluded.sealed");
        put.setString(1, name.journal().value());
        put.setString(2, name.reference());
        put.setString(3, sealed);
        put.executeUpdate();
    }

    /// One batch on its way.
    private final class Writing {
        private final String batchId;
        private final Function<JournalId, Optional<View>> known;
        private final List<Optional<VersionConflict>> results = new ArrayList<>();
        private final List<Append> taken = new ArrayList<>();
        private final Map<JournalId, Long> grown = new HashMap<>();
        private final List<SecretName> secrets = new ArrayList<>();
        private final Map<JournalId, Head> heads = new HashMap<>();
        private final Set<JournalId> refused = new HashSet<>();
        private long sequence = Writer.this.sequence;

        Writing(String batchId, Function<JournalId, Optional<View>> known) {
            this.batchId = batchId;
            this.known = known;
        }

        void take(Posting posting) throws SQLException {
            Optional<VersionConflict> conflict = conflict(posting);
            if (conflict.isEmpty()) {
                conflict = write(posting);
            }
            results.add(conflict);
            if (conflict.isPresent()) {
                posting.appends().forEach(append -> refused.add(append.journal()));
            }
        }

        private Optional<VersionConflict> conflict(Posting posting) throws SQLException {
            for (Append append : posting.appends()) {
                Head head = head(append.journal());
                if (refused.contains(append.journal())
                        || head.version() != append.expectedVersion()) {
                    return Optional.of(
                            new VersionConflict(
                                    append.journal(), append.expectedVersion(), head.version()));
                }
                if (append.change().at().isBefore(head.at())) {
                    throw new IllegalArgumentException(
                            "a change of " + append.journal() + " is older than the one before it");
                }
            }
            return Optional.empty();
        }

        private Head head(JournalId journal) throws SQLException {
            Head head = heads.get(journal);
            if (head == null) {
                Optional<View> view = known.apply(journal);
                head =
                        view.isPresent()
                                ? new Head(view.get().version(), view.get().at())
                                : Head.of(connection(), journal);
                heads.put(journal, head);
            }
            return head;
        }

        private Optional<VersionConflict> write(Posting posting) throws SQLException {
            boolean several = posting.appends().size() > 1;
            Optional<Savepoint> before =
                    several ? Optional.of(connection().setSavepoint()) : Optional.empty();
            // The versions first: if another node has taken one, nothing else is written.
            for (Append append : posting.appends()) {
                if (!insert(append.journal(), append.change())) {
                    if (before.isPresent()) {
                        connection().rollback(before.get());
                    }
                    return Optional.of(
                            new VersionConflict(
                                    append.journal(),
                                    append.expectedVersion(),
                                    append.change().version()));
                }
            }
            for (Append append : posting.appends()) {
                fold(append.journal(), append.change());
                heads.put(
                        append.journal(),
                        new Head(append.change().version(), append.change().at()));
                taken.add(append);
            }
            feed(posting);
            if (before.isPresent()) {
                connection().releaseSavepoint(before.get());
            }
            return Optional.empty();
        }

        private boolean insert(JournalId journal, Change change) throws SQLException {
            PreparedStatement insert =
                    statement(
                            "INSERT INTO change"
                                    + " (journal, version, at, caller, request, operation, edits)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
            insert.setString(1, journal.value());
            insert.setLong(2, change.version());
            insert.setLong(3, Nanos.of(change.at()));
            insert.setString(4, change.caller());
            insert.setString(5, change.requestId());
            insert.setString(6, change.operation());
            insert.setString(7, json.text(change.edits()));
            return insert.executeUpdate() == 1;
        }

        private void fold(JournalId journal, Change change) throws SQLException {
            for (Edit edit : change.edits()) {
                switch (edit) {
                    case Edit.Put<?> put -> put(journal, change.version(), put);
                    case Edit.Remove<?> remove ->
                            delete(
                                    "DELETE FROM record"
                                            + " WHERE journal = ? AND kind = ? AND key = ?",
                                    journal.value(),
                                    remove.kind().name(),
                                    remove.key());
                    case Edit.PutSecret secret -> {
                        var name = new SecretName(journal, secret.key());
                        secrets.add(name);
                        putSecret(name, name.seal(secret.secret(), sealing));
                    }
                    case Edit.RemoveSecret secret -> {
                        secrets.add(new SecretName(journal, secret.key()));
                        delete(
                                "DELETE FROM secret WHERE journal = ? AND reference = ?",
                                journal.value(),
                                secret.key());
                    }
                }
            }
        }

        private void put(JournalId journal, long version, Edit.Put<?> put) throws SQLException {
            String body = json.text(put);
            grown.merge(journal, LoadedViews.size(body), Long::sum);
            PreparedStatement upsert =
                    statement(
                            "INSERT INTO record (journal, kind, key, version, body)"
                                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (journal, kind, key)"
                                    + " DO UPDATE SET version = excluded.version,"
                                    + " body = excluded.body");
            upsert.setString(1, journal.value());
            upsert.setString(2, put.kind().name());
            upsert.setString(3, put.key());
            upsert.setLong(4, version);
            upsert.setString(5, body);
            upsert.executeUpdate();
        }

        private void delete(String sql, String... parameters) throws SQLException {
            PreparedStatement delete = statement(sql);
            for (int i = 0; i < parameters.length; i++) {
                delete.setString(i + 1, parameters[i]);
            }
            delete.executeUpdate();
        }

        private void feed(Posting posting) throws SQLException {
            var journals = new StringBuilder();
            for (Append append : posting.appends()) {
                journals.append(journals.isEmpty() ? "" : " ")
                        .append(append.journal())
                        .append(':')
                        .append(append.change().version());
            }
            sequence++;
            PreparedStatement insert =
                    statement("INSERT INTO feed (seq, id, journals, event) VALUES (?, ?, ?, ?)");
            insert.setLong(1, sequence);
            insert.setString(2, batchId);
            insert.setString(3, journals.toString());
            insert.setString(4, posting.event().orElse(""));
            insert.executeUpdate();
        }
    }
}
