package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The store of the sandbox.
class MemoryStoreTest extends JournalContract {
    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }

    /// A sandbox's clock can be set back.
    @Test
    void timesMayDecrease() {
        append(FIRST, 1, Instant.parse("2026-03-01T12:00:00Z"), put("a", Thing.of("a")));
        append(FIRST, 2, Instant.parse("2026-03-01T11:00:00Z"), put("b", Thing.of("b")));

        View past = store.view(FIRST, Instant.parse("2026-03-01T11:30:00Z"));

        assertThat(past.version()).isEqualTo(2);
    }
}
