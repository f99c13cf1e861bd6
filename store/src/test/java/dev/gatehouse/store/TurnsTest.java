package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Turns over a store whose disk writes when the test says so.
class TurnsTest {
    private static final JournalId FIRST = new JournalId("a");
    private static final JournalId SECOND = new JournalId("b");
    private final Disk store = new Disk();
    private final Turns turns = new Turns(store);

    @Test
    void answersWaitForTheDiskButTheNextTurnDoesNot() {
        CompletableFuture<Long> first = started(increment(FIRST));
        CompletableFuture<Long> second = started(increment(FIRST));

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(store.view(FIRST).version()).isZero();

        store.write();

        assertThat(first.join()).isEqualTo(1);
        assertThat(second.join()).isEqualTo(2);
        assertThat(store.batches).containsExactly(2);
    }

    @Test
    void anErrorWaitsUntilWhatItSawIsDurable() {
        CompletableFuture<Long> change = started(increment(FIRST));
        CompletableFuture<Long> refused =
                started(view -> {
                    throw new IllegalArgumentException("there are " + view.version());
                });

        assertThat(refused).isNotDone();
        store.write();

        change.join();
        assertThatThrownBy(refused::join).rootCause().hasMessage("there are 1");
    }

    @Test
    void anAnswerThatChangesNothingWaitsToo() {
        CompletableFuture<Long> change = started(increment(FIRST));
        CompletableFuture<Long> read = started(FIRST, view -> result(List.of(), view.version()));

        assertThat(read).isNotDone();
        store.write();

        assertThat(change.join()).isEqualTo(1);
        assertThat(read.join()).isEqualTo(1);
    }

    @Test
    void whatSawALostChangeRunsAgain() {
        CompletableFuture<Long> lost = started(increment(FIRST));
        CompletableFuture<Long> read = started(FIRST, view -> result(List.of(), view.version()));
        CompletableFuture<Long> error =
                started(view -> {
                    throw new IllegalArgumentException("there are " + view.version());
                });
        store.failNext = true;

        store.write();

        assertThatThrownBy(lost::join).hasCauseInstanceOf(StoreUnavailable.class);
        assertThat(read.join()).isZero();
        assertThatThrownBy(error::join).rootCause().hasMessage("there are 0");
        CompletableFuture<Long> next = started(increment(FIRST));
        store.write();
        assertThat(next.join()).isEqualTo(1);
    }

    @Test
    void aChangeOfAnotherNodeMakesOnlyTheLosersRunAgain() {
        CompletableFuture<Long> loser = started(increment(FIRST));
        CompletableFuture<Long> following = started(increment(FIRST));
        CompletableFuture<Long> other =
                started(SECOND, view -> result(List.of(next(SECOND, view)), 7));
        store.memory.append(List.of(next(FIRST, View.EMPTY)));

        store.write();
        assertThat(other.join()).isEqualTo(7);
        store.writeUntilDone(loser);
        store.writeUntilDone(following);

        assertThat(List.of(loser.join(), following.join())).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void aChangeOfOneJournalThatSawAnotherSharesItsFate() {
        CompletableFuture<Long> first = started(increment(FIRST));
        CompletableFuture<Long> second =
                started(
                        List.of(FIRST, SECOND),
                        views -> {
                            long seen = views.firstEntry().getValue().version();
                            View view = views.lastEntry().getValue();
                            return result(List.of(next(SECOND, view)), seen);
                        });
        store.memory.append(List.of(next(FIRST, View.EMPTY)));

        store.writeUntilDone(first);
        store.writeUntilDone(second);

        assertThat(first.join()).isEqualTo(2);
        assertThat(second.join()).isGreaterThanOrEqualTo(1);
        assertThat(store.view(SECOND).version()).isEqualTo(1);
    }

    @Test
    void aFaultOfOneChangeDoesNotTouchTheOthers() {
        CompletableFuture<Long> good =
                started(SECOND, view -> result(List.of(next(SECOND, view)), 1));
        store.poison = FIRST;
        CompletableFuture<Long> bad = started(increment(FIRST));

        store.write();

        assertThat(good.join()).isEqualTo(1);
        assertThatThrownBy(bad::join).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedStoreSaysSo() {
        store.closed = true;

        assertThatThrownBy(() ->
                        turns.take(
                                new TreeSet<>(List.of(FIRST)),
                                views ->
                                        result(
                                                List.of(next(FIRST, views.firstEntry().getValue())),
                                                1)))
                .isInstanceOf(StoreUnavailable.class);
    }

    private static Function<View, Turns.Result<Long>> increment(JournalId journal) {
        return view -> result(List.of(next(journal, view)), view.version() + 1);
    }

    private static Turns.Result<Long> result(List<Append> appends, long answer) {
        return new Turns.Result<>(appends, answer);
    }

    private static Append next(JournalId journal, View view) {
        return new Append(
                journal, new Change(view.version() + 1, Instant.EPOCH, "c", "r", "o", List.of()));
    }

    private CompletableFuture<Long> started(Function<View, Turns.Result<Long>> work) {
        return started(FIRST, work);
    }

    private CompletableFuture<Long> started(
            JournalId journal, Function<View, Turns.Result<Long>> work) {
        return started(List.of(journal), views -> work.apply(views.firstEntry().getValue()));
    }

    /// Has another thread take a turn; returns when its answer waits or is there.
    private CompletableFuture<Long> started(
            List<JournalId> journals,
            Function<SortedMap<JournalId, View>, Turns.Result<Long>> work) {
        var answer = new CompletableFuture<Long>();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                answer.complete(turns.take(new TreeSet<>(journals), work));
                            } catch (RuntimeException wrong) {
                                answer.completeExceptionally(wrong);
                            }
                        });
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        return answer;
    }

    /// A store whose writer waits until it is told to write.
    private static final class Disk implements Store {
        final MemoryStore memory = new MemoryStore();
        final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        final List<Integer> batches = new ArrayList<>();
        boolean failNext;
        boolean closed;
        JournalId poison = new JournalId("nothing");

        void write() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        void writeUntilDone(CompletableFuture<?> answer) {
            while (!answer.isDone()) {
                write();
                Thread.onSpinWait();
            }
        }

        @Override
        public Executor writer() {
            return task -> {
                if (closed) {
                    throw new java.util.concurrent.RejectedExecutionException("closed");
                }
                tasks.add(task);
            };
        }

        @Override
        public List<Optional<VersionConflict>> post(List<Posting> batch) {
            if (failNext) {
                failNext = false;
                throw new StoreUnavailable("the disk is full", new IOException("no space"));
            }
            boolean poisonous =
                    batch.stream()
                            .flatMap(posting -> posting.appends().stream())
                            .anyMatch(append -> append.journal().equals(poison));
            if (poisonous) {
                throw new IllegalStateException("not a change");
            }
            batches.add(batch.size());
            return memory.post(batch);
        }

        @Override
        public View view(JournalId journal) {
            return memory.view(journal);
        }

        @Override
        public View view(JournalId journal, Instant at) {
            return memory.view(journal, at);
        }

        @Override
        public Views views() {
            return memory.views();
        }

        @Override
        public <R extends Record> Optional<R> find(JournalId journal, Kind<R> kind, String key) {
            return memory.find(journal, kind, key);
        }

        @Override
        public List<Change> changes(JournalId journal, long afterVersion) {
            return memory.changes(journal, afterVersion);
        }

        @Override
        public List<Commit> feed(long afterSequence, int limit) {
            return memory.feed(afterSequence, limit);
        }

        @Override
        public Optional<Secret> secret(JournalId journal, String reference) {
            return memory.secret(journal, reference);
        }

        @Override
        public List<JournalId> journals() {
            return memory.journals();
        }
    }
}
