package dev.gatehouse.signin;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Lets few guesses be computed at a time, and takes turns by address, so that nobody who guesses
/// much keeps the others waiting. Addresses from which the name has signed in before go first, but
/// every fifth turn is a stranger's. Thread-safe.
public final class GuessQueue {
    private static final int TOGETHER = 2;
    private static final int MAX_OF_ADDRESS = 4;
    private static final int MAX_STRANGERS = 32;
    private static final int MAX_FAMILIAR = 256;
    private static final int FAMILIAR_IN_A_ROW = 4;

    private final Lane familiar = new Lane(MAX_FAMILIAR);
    private final Lane strangers = new Lane(MAX_STRANGERS);
    private int running;
    private int familiarInARow;

    /// Does the work when it is its turn, on this thread; empty if too many wait.
    public <T> Optional<T> run(String address, boolean isFamiliar, Supplier<T> work) {
        Optional<CompletableFuture<Boolean>> turn = line(address, isFamiliar);
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        turn.get().join();
        try {
            return Optional.of(work.get());
        } finally {
            end();
        }
    }

    /// How many wait.
    synchronized int waiting() {
        return familiar.size + strangers.size;
    }

    private synchronized Optional<CompletableFuture<Boolean>> line(
            String address, boolean isFamiliar) {
        if (running < TOGETHER) {
            running++;
            return Optional.of(CompletableFuture.completedFuture(true));
        }
        return (isFamiliar ? familiar : strangers).add(address);
    }

    /// Hands the place on to who is next, or frees it.
    private synchronized void end() {
        boolean strangersTurn = familiarInARow >= FAMILIAR_IN_A_ROW && !strangers.isEmpty();
        Lane lane = familiar.isEmpty() || strangersTurn ? strangers : familiar;
        familiarInARow = lane == familiar ? familiarInARow + 1 : 0;
        if (lane.isEmpty()) {
            running--;
        } else {
            lane.next().complete(true);
        }
    }

    /// Those who wait, by address in the order of their turns.
    private static final class Lane {
        private final Map<String, Queue<CompletableFuture<Boolean>>> waiting =
                new LinkedHashMap<>();
        private final int max;
        private int size;

        Lane(int max) {
            this.max = max;
        }

        boolean isEmpty() {
            return size == 0;
        }

        Optional<CompletableFuture<Boolean>> add(String address) {
            int ofAddress = Optional.ofNullable(waiting.get(address)).map(Queue::size).orElse(0);
            if (size >= max || ofAddress >= MAX_OF_ADDRESS) {
                return Optional.empty();
            }
            var turn = new CompletableFuture<Boolean>();
            waiting.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(turn);
            size++;
            return Optional.of(turn);
        }

        CompletableFuture<Boolean> next() {
            Iterator<Map.Entry<String, Queue<CompletableFuture<Boolean>>>> all =
                    waiting.entrySet().iterator();
            Map.Entry<String, Queue<CompletableFuture<Boolean>>> first = all.next();
            all.remove();
            size--;
            CompletableFuture<Boolean> turn = first.getValue().remove();
            if (!first.getValue().isEmpty()) {
                waiting.put(first.getKey(), first.getValue());
            }
            return turn;
        }
    }
}
