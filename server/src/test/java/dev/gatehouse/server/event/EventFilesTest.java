package dev.gatehouse.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.session.TinkSealing;
import dev.gatehouse.store.Posting;
import dev.gatehouse.store.jdbc.JdbcStore;
import dev.gatehouse.store.jdbc.SqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events are kept for as long as they are to be, in files and in the feed.
@Requirement("C7")
class EventFilesTest {
    private static final Instant JANUARY = Instant.parse("2026-01-10T00:00:00Z");

    @TempDir private Path directory = Path.of("");

    @Test
    void whatIsOlderIsRemovedAndNothingElse() throws Exception {
        Path files = directory.resolve("events");
        try (SqliteDatabase database = SqliteDatabase.open(directory, "test");
                JdbcStore store =
                        new JdbcStore(
                                database,
                                List.of(),
                                TinkSealing.ofNewKey(),
                                () -> UUID.randomUUID().toString(),
                                1 << 20)) {
            try (EventFiles events = EventFiles.start(files, store)) {
                post(store, events, "one");
            }
            age(files.resolve("00000001.jsonl"), JANUARY);
            try (EventFiles events = EventFiles.start(files, store)) {
                // The newest file stays whatever its age, but gets no more.
                events.removeBefore(JANUARY.plusSeconds(1));
                post(store, events, "two");
            }
            assertThat(files.resolve("00000001.jsonl")).exists();
            assertThat(Files.readString(files.resolve("00000002.jsonl"))).contains("\"two\"");

            age(files.resolve("00000001.jsonl"), JANUARY);
            try (EventFiles events = EventFiles.start(files, store)) {
                events.removeBefore(JANUARY);
                assertThat(files.resolve("00000001.jsonl")).exists();
                events.removeBefore(JANUARY.plusSeconds(1));
            }
            assertThat(files.resolve("00000001.jsonl")).doesNotExist();
            assertThat(Files.readString(files.resolve("00000002.jsonl"))).contains("\"two\"");
            assertThat(store.events(0, 10))
                    .extracting(JdbcStore.PostedEvent::line)
                    .allMatch(line -> line.contains("\"two\""))
                    .hasSize(1);
        }
    }

    private static void post(JdbcStore store, EventFiles events, String id) {
        Event event =
                new Event(
                        id,
                        JANUARY,
                        "iam.amazonaws.com",
                        "CreateUser",
                        "us-east-1",
                        "127.0.0.1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "123456789012",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        id,
                        List.of(),
                        1);
        store.post(List.of(new Posting(List.of(), events.withChange(event))));
    }

    private static void age(Path file, Instant to) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(to));
    }
}
