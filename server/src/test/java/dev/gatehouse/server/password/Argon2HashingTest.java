package dev.gatehouse.server.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.store.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Argon2HashingTest {
    private final Argon2Hashing hashing = new Argon2Hashing(new Random(7));

    /// From the test vectors of the reference implementation, of another cost than ours: 64 MiB and
    /// the salt `somesalt`.
    private static final Secret OF_THE_REFERENCE =
            Secret.of(
                    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(hashing.isAmong("password", List.of(OF_THE_REFERENCE))).isTrue();
        assertThat(hashing.isAmong("passwore", List.of(OF_THE_REFERENCE))).isFalse();
    }

    @Test
    void aHashIsFoundAmongThoseOfOnePerson() {
        Secret first = hashing.hash("one", Optional.empty());
        Secret second = hashing.hash("two", Optional.of(first));

        assertThat(hashing.isAmong("one", List.of(second, first))).isTrue();
        assertThat(hashing.isAmong("two", List.of(second, first))).isTrue();
        assertThat(hashing.isAmong("three", List.of(second, first))).isFalse();
        assertThat(hashing.isAmong("one", List.of())).isFalse();
    }

    @Test
    void theSaltIsOfOnePersonAndGivenUpWithAnEarlierCost() {
        Secret first = hashing.hash("one", Optional.empty());

        assertThat(hashing.hash("one", Optional.empty())).isNotEqualTo(first);
        assertThat(hashing.hash("one", Optional.of(first))).isEqualTo(first);
        assertThat(hashing.hash("password", Optional.of(OF_THE_REFERENCE)).reveal())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain("c29tZXNhbHQ");
    }
}
