package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Guesses take turns.
@Requirement("K7")
class GuessQueueTest {
    private final GuessQueue queue = new GuessQueue();

    @Test
    void anAddressThatGuessesMuchWaitsForItself() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        var blocked = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 2; i++) {
                running.add(
                        people.submit(() ->
                                queue.run(
                                        "busy",
                                        false,
                                        () -> {
                                            begun.countDown();
                                            await(blocked);
                                            return true;
                                        })));
            }
            begun.await();
            for (String address : List.of("busy", "busy", "busy", "busy", "busy", "quiet")) {
                running.add(
                        people.submit(() -> {
                            Optional<Boolean> taken =
                                    queue.run(address, false, () -> order.add(address));
                            if (taken.isEmpty()) {
                                order.add("refused");
                            }
                        }));
                awaitWaiting(order, running.size() - 2);
            }
            running.add(people.submit(() -> queue.run("home", true, () -> order.add("home"))));
            awaitWaiting(order, 7);
            blocked.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(order).hasSize(7);
        assertThat(order.getFirst()).isEqualTo("refused");
        assertThat(order.subList(1, 7))
                .containsExactlyInAnyOrder("busy", "busy", "busy", "busy", "quiet", "home");
        assertThat(order.indexOf("home")).isLessThanOrEqualTo(2);
        assertThat(order.indexOf("quiet")).isLessThanOrEqualTo(4);
    }

    /// Waits until so many wait in the queue or were refused.
    private void awaitWaiting(List<String> refused, int many) {
        while (queue.waiting() + refused.size() < many) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
