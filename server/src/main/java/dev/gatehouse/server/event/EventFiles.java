package dev.gatehouse.server.event;

import dev.gatehouse.store.jdbc.JdbcStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Events in files that are only appended to, one JSON object a line. Events of changes come from
/// the store's feed, where they are durable with the change, and say their place there in the
/// member `feed`; all others through a queue, at most a second behind. A full queue makes calls
/// wait, and after some seconds refuses them: no event is dropped.
public final class EventFiles implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFiles.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_FROM_FEED = 10_000;
    private static final long PAUSE_MILLIS = 500;
    private static final long MAX_WAIT_SECONDS = 5;
    private static final long MAX_FILE_BYTES = 64L << 20;
    private static final Pattern PLACE = Pattern.compile("^\\{\"feed\":([0-9]+),");

    private final Path directory;
    private final JdbcStore store;
    private final JsonMapper json = JsonMapper.builder().build();
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final List<String> unwritten = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closing;

    /// Whether the next events go into a new file.
    private volatile boolean turnOver;

    private long place;
    private FileChannel file;
    private int number;

    private EventFiles(Path directory, JdbcStore store) throws IOException {
        this.directory = directory;
        this.store = store;
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<Path> files = files();
        this.number = files.isEmpty() ? 1 : Integer.parseInt(name(files.getLast()).substring(0, 8));
        for (Path earlier : files.reversed()) {
            Optional<Long> last = lastPlace(earlier);
            if (last.isPresent()) {
                this.place = last.get();
                break;
            }
        }
        this.file = open();
        this.thread = Thread.ofPlatform().daemon().name("event-files").unstarted(this::run);
    }

    /// Begins to write, where an earlier process ended.
    public static EventFiles start(Path directory, JdbcStore store) throws IOException {
        var files = new EventFiles(directory, store);
        files.thread.start();
        return files;
    }

    @Override
    public void record(Event event) {
        try {
            if (!waiting.offer(
                    json.writeValueAsString(event), MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "events cannot be written to " + directory + ": make room for them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an event waited", e);
        }
    }

    /// How many events wait to be written.
    public int waiting() {
        return waiting.size();
    }

    @Override
    public Optional<String> withChange(Event event) {
        return Optional.of(json.writeValueAsString(event));
    }

    /// Writes what waits and stops.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes the files whose newest event is older, and what the feed still holds of them. The
    /// newest file stays; when its first event is older too, it gets no more.
    public void removeBefore(Instant limit) throws IOException {
        List<Path> all = files();
        for (Path old : all.subList(0, Math.max(0, all.size() - 1))) {
            if (Files.getLastModifiedTime(old).toInstant().isBefore(limit)) {
                lastPlace(old).ifPresent(store::removeFeed);
                Files.delete(old);
            }
        }
        turnOver = !all.isEmpty() && startsBefore(all.getLast(), limit);
    }

    private boolean startsBefore(Path file, Instant limit) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            return first != null
                    && Instant.parse(json.readTree(first).path("eventTime").asString())
                            .isBefore(limit);
        }
    }

    private void run() {
        boolean failing = false;
        boolean last;
        do {
            last = closing;
            try {
                write();
                failing = false;
            } catch (IOException | RuntimeException e) {
                if (!failing) {
                    LOG.error("events cannot be written to {}: trying again", directory, e);
                }
                failing = true;
            }
        } while (!last);
    }

    private void write() throws IOException {
        if (unwritten.isEmpty()) {
            collect();
        }
        if (unwritten.isEmpty()) {
            return;
        }
        if (file.size() > MAX_FILE_BYTES || turnOver) {
            turnOver = false;
            file.close();
            number++;
            file = open();
        }
        long before = file.size();
        byte[] lines = (String.join("\n", unwritten) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            file.truncate(before);
            throw e;
        }
        unwritten.clear();
    }

    private void collect() {
        try {
            String first = waiting.poll(closing ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                unwritten.add(first);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.drainTo(unwritten);
        for (JdbcStore.PostedEvent event : store.events(place, MAX_FROM_FEED)) {
            unwritten.add("{\"feed\":" + event.sequence() + "," + event.line().substring(1));
            place = event.sequence();
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                directory.resolve("%08d.jsonl".formatted(number)),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> name(file).matches("[0-9]{8}\\.jsonl")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /// The highest place in the feed that a file has. A line that a crash cut short is cut off: it
    /// was never told to be there.
    private static Optional<Long> lastPlace(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        Optional<Long> last = Optional.empty();
        for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            Matcher place = PLACE.matcher(line);
            if (place.find()) {
                last = Optional.of(Long.parseLong(place.group(1)));
            }
        }
        return last;
    }
}
