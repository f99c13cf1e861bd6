package dev.gatehouse.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.JournalContract;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Posting;
import dev.gatehouse.store.Secret;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.StoreUnavailable;
import dev.gatehouse.store.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on SQLite, and what only a store on a disk can meet.
class JdbcStoreTest extends JournalContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long BUDGET = 1_000_000;
    private static final AtomicInteger BATCHES = new AtomicInteger();

    @TempDir private Path directory = Path.of("");
    private Optional<Opened> opened = Optional.empty();

    private record Opened(SqliteDatabase database, JdbcStore store) {}

    @BeforeEach
    void open() {
        open(0, BUDGET);
    }

    @AfterEach
    void close() {
        opened.ifPresent(both -> {
            both.store().close();
            both.database().close();
        });
        opened = Optional.empty();
    }

    private void open(long maxPages, long budget) {
        close();
        try {
            var database = SqliteDatabase.open(directory, "process 1", maxPages);
            var store =
                    new JdbcStore(
                            database,
                            List.of(KIND),
                            new XorSealing(42),
                            () -> "batch-" + BATCHES.incrementAndGet(),
                            budget);
            opened = Optional.of(new Opened(database, store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected JdbcStore store() {
        return opened.orElseThrow().store();
    }

    @Override
    protected Store reopened() {
        open();
        return store();
    }

    @Test
    void timesNeverDecreaseInAJournal() {
        append(FIRST, 1, NOON, aThing());

        assertThatThrownBy(() -> append(FIRST, 2, NOON.minusNanos(1), aThing()))
                .isInstanceOf(IllegalArgumentException.class);
        append(FIRST, 2, NOON, aThing());
    }

    @Test
    void lastUsesAreKeptAndNeverGoBack() {
        var late = new LastUse("AKIA1", NOON, "s3", "us-east-1");
        store().keepLastUses(List.of(late, new LastUse("AKIA2", NOON, "iam", "us-east-1")));
        store().keepLastUses(List.of(new LastUse("AKIA1", NOON.minusNanos(1), "sts", "eu-west-1")));

        open();

        assertThat(store().lastUse("AKIA1")).contains(late);
        assertThat(store().lastUse("AKIA3")).isEmpty();
    }

    @Test
    void lastUsesAreFoundByTheBeginningOfTheirIds() {
        var get = new LastUse("AIDA1/s3:GetObject", NOON, "s3", "us-east-1");
        var list = new LastUse("AIDA1/iam:ListUsers", NOON, "iam", "us-east-1");
        store().keepLastUses(
                        List.of(
                                get,
                                list,
                                new LastUse("AIDA10/s3:GetObject", NOON, "s3", "us-east-1"),
                                new LastUse("AIDA1", NOON, "s3", "us-east-1")));

        open();

        assertThat(store().lastUses("AIDA1/")).containsExactlyInAnyOrder(get, list);
    }

    @Test
    void aRemovedFeedGoesOnWhereItWas() {
        for (int version = 1; version <= 3; version++) {
            append(FIRST, version, NOON, aThing());
        }
        store().removeFeed(10);
        open();
        append(FIRST, 4, NOON, aThing());

        assertThat(store().feed(0, 10)).extracting(Store.Commit::sequence).containsExactly(3L, 4L);
        assertThat(store().changes(FIRST, 0)).hasSize(4);
    }

    @Test
    void aDirectoryIsHeldByOneProcess() {
        assertThatThrownBy(() -> SqliteDatabase.open(directory, "process 2"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use by process 1: stop it first");
    }

    @Test
    void aFullDiskLosesNothingAndRecovers() throws IOException {
        append(FIRST, 1, NOON, aThing());
        long pages = Files.size(directory.resolve("gatehouse.db")) / 4096;
        open(pages + 30, BUDGET);

        int taken = 1;
        StoreUnavailable full = null;
        while (full == null) {
            try {
                append(FIRST, taken + 1, NOON, put("k" + taken, big()));
                taken++;
            } catch (StoreUnavailable e) {
                full = e;
            }
        }

        assertThat(full).hasMessageContaining("the disk is full: make room for ");
        assertThat(taken).isGreaterThan(1);
        assertThat(store().view(FIRST).version()).isEqualTo(taken);
        assertThat(reopened().view(FIRST).version()).isEqualTo(taken);
        append(FIRST, taken + 1, NOON, put("again", big()));
        assertThat(store().feed(0, 1_000)).hasSize(taken + 1);
    }

    @Test
    void aFullDiskIsOverAsSoonAsThereIsRoom() throws IOException {
        append(FIRST, 1, NOON, put("big", big()));
        long pages = Files.size(directory.resolve("gatehouse.db")) / 4096;
        open(pages + 2, BUDGET);
        assertThatThrownBy(
                        () -> {
                            for (int version = 2; version < 50; version++) {
                                append(FIRST, version, NOON, put("k" + version, big()));
                            }
                        })
                .isInstanceOf(StoreUnavailable.class);
        long version = store().view(FIRST).version();

        // Removing needs less room than it gives.
        append(FIRST, version + 1, NOON, new Edit.Remove<>(KIND, "big"));

        assertThat(store().view(FIRST).version()).isEqualTo(version + 1);
    }

    @Test
    void viewsAreDroppedBeyondTheBudget() {
        open(0, 100);
        append(FIRST, 1, NOON, put("k", big()));
        append(SECOND, 1, NOON, put("k", big()));

        for (int i = 2; i < 10; i++) {
            assertThat(store().view(FIRST).version()).isEqualTo(i - 1);
            assertThat(store().view(SECOND).version()).isEqualTo(i - 1);
            append(FIRST, i, NOON, put("k", big()));
            append(SECOND, i, NOON, put("k", big()));
        }
    }

    @Test
    void snapshotsBoundTheWayIntoThePast() {
        for (int version = 1; version <= 2_100; version++) {
            append(
                    FIRST,
                    version,
                    NOON.plusSeconds(version),
                    put("k" + version % 3, thing("v" + version)));
        }
        Instant then = NOON.plusSeconds(2_050);
        View first = store().view(FIRST, then);
        View second = reopened().view(FIRST, then);

        assertThat(second.version()).isEqualTo(2_050);
        assertThat(second.map(KIND)).isEqualTo(first.map(KIND));
        assertThat(List.<Record>copyOf(second.all(KIND)))
                .containsExactlyInAnyOrder(thing("v2048"), thing("v2049"), thing("v2050"));
    }

    @Test
    @Requirement("L9")
    void aCopyOfTheDatabaseHoldsNoSecret() throws IOException {
        String text = "wJalrXUtnFEMI-EXAMPLE-" + "s".repeat(20);
        append(FIRST, 1, NOON, new Edit.PutSecret("accesskey/1", Secret.of(text)));
        append(FIRST, 2, NOON, new Edit.PutSecret("accesskey/2", Secret.of(text)));
        append(FIRST, 3, NOON, new Edit.RemoveSecret("accesskey/1"));
        store().secret(FIRST, "accesskey/2");

        assertThat(everyFile()).doesNotContain(text);
        close();
        assertThat(everyFile()).doesNotContain(text);
    }

    private String everyFile() throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    @Requirement("L9")
    void secretsCanBeSealedAnew() {
        append(FIRST, 1, NOON, new Edit.PutSecret("accesskey/1", Secret.of("a secret")));

        store().resealSecrets();

        assertThat(reopened().secret(FIRST, "accesskey/1")).contains(Secret.of("a secret"));
    }

    @Test
    void eventsAreKeptWithWhatTheyTellOf() {
        Posting change =
                new Posting(
                        List.of(new Append(FIRST, change(1, NOON, aThing()))), Optional.of("one"));
        Posting session = new Posting(List.of(), Optional.of("two"));
        Posting refused =
                new Posting(
                        List.of(new Append(FIRST, change(1, NOON, aThing()))), Optional.of("no"));
        store().post(List.of(change, session, refused));
        append(new JournalId("b"), 1, NOON, aThing());

        reopened();
        assertThat(store().events(0, 10))
                .containsExactly(
                        new JdbcStore.PostedEvent(1, "one"), new JdbcStore.PostedEvent(2, "two"));
        assertThat(store().events(1, 10)).hasSize(1);
        assertThat(store().sequence()).isEqualTo(3);
    }

    @Test
    void aNewerSchemaIsRefused() throws SQLException {
        try (var connection = opened.orElseThrow().database().connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE schema_version SET version = 99");
        }

        assertThatThrownBy(this::reopened).hasMessageContaining("run a newer one");
    }
}
