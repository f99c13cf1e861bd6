package dev.gatehouse.iam.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("J1")
class SeedTest {
    private static final String SECRET_OF_THE_RFC = "3132333435363738393031323334353637383930";

    /// The last six of the eight digits of appendix B of RFC 6238.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void codesAreThoseOfTheRfc(long seconds, String code) {
        long step = seconds / 30;

        assertThat(Seed.ofHex(SECRET_OF_THE_RFC).orElseThrow().find(step, step, code))
                .hasValue(step);
    }

    /// Of each length, and so with each number of bits that are left over.
    @Test
    void bytesComeBackFromTheDigitsInWhichTheyAreKept() {
        var random = new Random(1);
        for (int length = 16; length <= 64; length++) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            Seed seed = Seed.ofHex(HexFormat.of().formatHex(bytes)).orElseThrow();

            assertThat(seed.bytes()).isEqualTo(bytes);
            assertThat(Seed.ofBase32(seed.reveal()).orElseThrow().bytes()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 15, 65, 200})
    void shortAndLongOnesAreRefused(int length) {
        assertThat(Seed.ofHex("ab".repeat(length))).isEmpty();
        assertThat(Seed.ofBase32("A".repeat((length * 8 + 4) / 5))).isEmpty();
        assertThat(Seed.ofBase32("=".repeat(length))).isEmpty();
    }

    @Test
    void aDeviceOfTheFirstSchemaIsAVirtualOne() {
        Map<String, Object> kept = Map.of("name", "phone", "path", "/");

        assertThat(MfaDevice.KIND.upgraded(kept, 1))
                .isEqualTo(Map.of("name", "phone", "path", "/", "hardware", false));
    }

    @Test
    void aSeedPrintsNothingOfItself() {
        assertThat(Seed.ofHex(SECRET_OF_THE_RFC).map(Seed::toString))
                .isEqualTo(Optional.of("Seed[hidden]"));
    }
}
