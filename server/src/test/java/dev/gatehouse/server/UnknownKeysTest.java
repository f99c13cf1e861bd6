package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.requirement.Requirement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Requirement("C4")
class UnknownKeysTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final UnknownKeys keys = new UnknownKeys(() -> now);

    @Test
    void aKeyIsLookedUpOnceASecond() {
        assertThat(checked("AKIA1", "a")).isEqualTo("looked up");
        keys.missed("AKIA1", "a");

        assertThat(checked("AKIA1", "b")).isEqualTo("InvalidClientTokenId");
        assertThat(checked("AKIA2", "a")).isEqualTo("looked up");

        now = now.plusSeconds(1);
        assertThat(checked("AKIA1", "a")).isEqualTo("looked up");
    }

    @Test
    void anAddressThatGuessesWaitsForTheNextSecond() {
        for (int i = 0; i < UnknownKeys.MAX_BY_ADDRESS; i++) {
            assertThat(checked("AKIA" + i, "a")).isEqualTo("looked up");
            keys.missed("AKIA" + i, "a");
        }

        assertThat(checked("AKIANEXT", "a")).isEqualTo("Throttling");
        assertThat(checked("AKIANEXT", "b")).isEqualTo("looked up");

        now = now.plusSeconds(1);
        assertThat(checked("AKIANEXT", "a")).isEqualTo("looked up");
    }

    private String checked(String key, String address) {
        AwsException refused =
                catchThrowableOfType(AwsException.class, () -> keys.check(key, address));
        return refused == null ? "looked up" : refused.code();
    }
}
