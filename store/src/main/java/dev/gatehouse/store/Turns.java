package dev.gatehouse.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets those who change a journal take turns: one after another, each on the newest view, so that
/// nothing is decided on one state and done on another. Turns of several journals are taken in the
/// order of their ids, so that no two wait for each other.
///
/// A turn does not last until its change is durable: the next sees the change while it is still on
/// its way to the disk, and all that wait are written in one batch. Only the answers wait, also
/// those that say an error, until everything that they were made from is durable. If a change does
/// not come to be, the turns that saw it run again.
public final class Turns {
    private static final int ATTEMPTS = 10;
    private static final int MAX_BATCH = 512;

    private final Store store;
    private final Map<JournalId, Line> lines = new ConcurrentHashMap<>();
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    public Turns(Store store) {
        this.store = store;
    }

    /// Runs the work on the newest views of the journals, posts what it leaves, all or none, and
    /// gives its answer when that is durable. The work may run again if another node wrote first,
    /// so it must have no effect but its result. What it throws changes nothing.
    ///
    /// @throws StoreUnavailable if the change could not be written
    public <A> A take(
            SortedSet<JournalId> journals, Function<SortedMap<JournalId, View>, Result<A>> work) {
        for (int attempt = 1; ; attempt++) {
            Turn<A> turn = turn(journals, work);
            write();
            Optional<RuntimeException> lost = turn.lost();
            if (lost.isEmpty()) {
                return turn.outcome().get();
            }
            boolean again =
                    lost.get() instanceof VersionConflict || lost.get() instanceof SeenIsLost;
            if (!again || attempt == ATTEMPTS) {
                throw lost.get();
            }
        }
    }

    private <A> Turn<A> turn(
            SortedSet<JournalId> journals, Function<SortedMap<JournalId, View>, Result<A>> work) {
        var held = new ArrayList<Line>();
        try {
            for (JournalId journal : journals) {
                Line line = lines.computeIfAbsent(journal, _ -> new Line());
                line.lock.lock();
                held.add(line);
            }
            return turnWhileHeld(journals, work);
        } finally {
            held.reversed().forEach(line -> line.lock.unlock());
        }
    }

    private <A> Turn<A> turnWhileHeld(
            SortedSet<JournalId> journals, Function<SortedMap<JournalId, View>, Result<A>> work) {
        var heads = new HashMap<JournalId, Head>();
        var views = new TreeMap<JournalId, View>();
        Set<Pending> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (JournalId journal : journals) {
            Head head = line(journal).head(store, journal);
            heads.put(journal, head);
            views.put(journal, head.view());
            head.pending().ifPresent(seen::add);
        }
        Result<A> result;
        try {
            result = work.apply(views);
        } catch (RuntimeException wrong) {
            return new Turn<>(Outcome.failed(wrong), seen, Optional.empty());
        }
        Outcome<A> outcome = Outcome.of(result.answer());
        if (result.appends().isEmpty() && result.event().isEmpty()) {
            return new Turn<>(outcome, seen, Optional.empty());
        }
        var pending = new Pending(new Posting(result.appends(), result.event()), seen);
        var after = new HashMap<JournalId, View>();
        for (Append append : result.appends()) {
            Head head = heads.get(append.journal());
            if (head == null) {
                throw new IllegalArgumentException(
                        "journal " + append.journal() + " was not named before the turn");
            }
            after.put(append.journal(), head.view().with(append.change()));
        }
        after.forEach((journal, view) -> line(journal).follow(pending, view));
        waiting.add(pending);
        return new Turn<>(outcome, seen, Optional.of(pending));
    }

    private Line line(JournalId journal) {
        Line line = lines.get(journal);
        if (line == null) {
            throw new IllegalStateException("nobody took a turn of journal " + journal);
        }
        return line;
    }

    /// Has the store's writer take what waits, unless it is at it.
    private void write() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            try {
                store.writer().execute(this::writeAll);
            } catch (RejectedExecutionException closed) {
                writing.set(false);
                var why = new StoreUnavailable("the store is closed", closed);
                batch().forEach(pending -> pending.lose(why));
            }
        }
    }

    private void writeAll() {
        do {
            for (List<Pending> batch = batch(); !batch.isEmpty(); batch = batch()) {
                post(batch);
            }
            writing.set(false);
            // Who came after the last look found the writer at work and left.
        } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
    }

    private List<Pending> batch() {
        var batch = new ArrayList<Pending>();
        while (batch.size() < MAX_BATCH) {
            Pending next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    /// Has a batch taken. What one change has seen of another it must share the fate of: the store
    /// sees to that where they touch the same journal, otherwise the second waits for the first.
    private void post(List<Pending> batch) {
        var together = new ArrayList<Pending>();
        for (Pending pending : batch) {
            if (pending.restsOnOtherJournalsOf(together)) {
                postTogether(together);
                together.clear();
            }
            together.add(pending);
        }
        postTogether(together);
    }

    private void postTogether(List<Pending> batch) {
        List<Pending> live = batch.stream().filter(pending -> !pending.isDoomed()).toList();
        batch.stream().filter(Pending::isDoomed).forEach(pending -> pending.lose(new SeenIsLost()));
        if (live.isEmpty()) {
            return;
        }
        try {
            List<Optional<VersionConflict>> conflicts =
                    store.post(live.stream().map(pending -> pending.posting).toList());
            for (int i = 0; i < live.size(); i++) {
                conflicts.get(i).ifPresentOrElse(live.get(i)::lose, live.get(i)::settle);
            }
        } catch (StoreUnavailable unavailable) {
            live.forEach(pending -> pending.lose(unavailable));
        } catch (RuntimeException | Error fault) {
            if (live.size() == 1) {
                live.getFirst().lose(new IllegalStateException("a change was not taken", fault));
            } else {
                // One of them is at fault; the others must not suffer from it.
                live.forEach(pending -> postTogether(List.of(pending)));
            }
        }
    }

    /// What a turn leaves: the changes to append, the event to keep with them, and the answer for
    /// the caller.
    public record Result<A>(List<Append> appends, Optional<String> event, A answer) {
        public Result {
            appends = List.copyOf(appends);
        }

        /// Changes without an event.
        public Result(List<Append> appends, A answer) {
            this(appends, Optional.empty(), answer);
        }
    }

    /// A turn that was taken, whose answer waits.
    ///
    /// @param seen the changes that it saw on their way to the disk
    /// @param own the change that it made
    private record Turn<A>(Outcome<A> outcome, Set<Pending> seen, Optional<Pending> own) {
        /// Waits until all is durable that the outcome rests on; why it is lost if it is.
        Optional<RuntimeException> lost() {
            if (own.isPresent()) {
                return own.get().lost();
            }
            return seen.stream().anyMatch(pending -> pending.lost().isPresent())
                    ? Optional.of(new SeenIsLost())
                    : Optional.empty();
        }
    }

    /// What the work answered or threw.
    private record Outcome<A>(@Nullable A answer, @Nullable RuntimeException wrong) {
        static <A> Outcome<A> of(A answer) {
            return new Outcome<>(answer, null);
        }

        static <A> Outcome<A> failed(RuntimeException wrong) {
            return new Outcome<>(null, wrong);
        }

        A get() {
            if (wrong != null) {
                throw wrong;
            }
            if (answer == null) {
                throw new IllegalStateException("a turn without an answer");
            }
            return answer;
        }
    }

    /// The newest state of a journal: what is durable, or what follows on a change that is on its
    /// way.
    private record Head(View view, Optional<Pending> pending) {}

    /// The turns of one journal. All but the lock is guarded by it.
    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock(true);
        private Optional<Pending> last = Optional.empty();
        private View newest = View.EMPTY;

        Head head(Store store, JournalId journal) {
            if (last.isPresent() && last.get().isOnItsWay()) {
                return new Head(newest, last);
            }
            last = Optional.empty();
            newest = View.EMPTY;
            return new Head(store.view(journal), Optional.empty());
        }

        void follow(Pending pending, View view) {
            last = Optional.of(pending);
            newest = view;
        }
    }

    /// A posting on its way to the disk.
    private static final class Pending {
        private final Posting posting;
        private final CompletableFuture<Optional<RuntimeException>> settled =
                new CompletableFuture<>();
        private final List<Pending> followers = new ArrayList<>();
        private volatile boolean doomed;
        private volatile Set<Pending> seen;

        /// @param seen what the work saw that was still on its way
        Pending(Posting posting, Set<Pending> seen) {
            this.posting = posting;
            this.seen = Set.copyOf(seen);
            this.seen.forEach(earlier -> earlier.followedBy(this));
        }

        /// Whether something that it follows on is lost, so that it must not come to be.
        boolean isDoomed() {
            return doomed;
        }

        boolean isOnItsWay() {
            return !doomed && !settled.isDone();
        }

        /// Whether it has seen one of these, but changes none of the journals that one changes.
        boolean restsOnOtherJournalsOf(List<Pending> batch) {
            return seen.stream()
                    .anyMatch(earlier -> !earlier.meets(posting) && batch.contains(earlier));
        }

        void settle() {
            finish(Optional.empty());
        }

        void lose(RuntimeException why) {
            var doom = new ArrayDeque<>(List.of(this));
            for (Pending next = doom.poll(); next != null; next = doom.poll()) {
                doom.addAll(next.markDoomed());
            }
            finish(Optional.of(why));
        }

        private void finish(Optional<RuntimeException> how) {
            // What is settled must not keep all that went before it in memory.
            seen = Set.of();
            settled.complete(how);
        }

        /// Waits until it is durable; why it is lost if it is.
        Optional<RuntimeException> lost() {
            return settled.join();
        }

        private boolean meets(Posting other) {
            return posting.appends().stream()
                    .anyMatch(append ->
                            other.appends().stream()
                                    .anyMatch(that -> that.journal().equals(append.journal())));
        }

        private synchronized void followedBy(Pending later) {
            followers.add(later);
            if (doomed) {
                later.markDoomed();
            }
        }

        private synchronized List<Pending> markDoomed() {
            doomed = true;
            return List.copyOf(followers);
        }
    }

    /// Says that a turn saw a change that did not come to be.
    private static final class SeenIsLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeenIsLost() {
            super("a change that was seen did not come to be", null, false, false);
        }
    }
}
