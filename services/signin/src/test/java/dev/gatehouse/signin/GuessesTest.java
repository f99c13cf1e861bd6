package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Delays of guesses over all, and what they remember.
@Requirement("K7")
class GuessesTest {
    private static final Instant START = Instant.parse("2026-05-03T14:00:00Z");

    private final Guesses guesses = new Guesses();

    private Guesses.Answer ask(String name, String address, Instant at) {
        return guesses.ask(new Guesses.Try(name, address), at);
    }

    private static boolean isTaken(Guesses.Answer answer) {
        return answer instanceof Guesses.Answer.Taken;
    }

    @Test
    void overAllTwentyEachSecondAreTakenOnceTwoHundredWereWrong() {
        int begins = 0;
        for (int i = 0; i < 200; i++) {
            var taken = (Guesses.Answer.Taken) ask("name" + i, "address" + i, START);
            begins += taken.begins().equals(Optional.of(Guesses.Scope.ALL)) ? 1 : 0;
        }
        assertThat(begins).isEqualTo(1);
        assertThat(isTaken(ask("another", "elsewhere", START))).isFalse();

        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += isTaken(ask("new" + i, "from" + i, START.plusSeconds(1))) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(20);
    }

    @Test
    void rightTriesTakeNothingFromOthers() {
        for (int i = 0; i < 1_000; i++) {
            var made = new Guesses.Try("name" + i, "office");
            var taken = (Guesses.Answer.Taken) guesses.ask(made, START);
            guesses.takeBack(made, taken, START);
        }
        assertThat(isTaken(ask("one more", "office", START))).isTrue();
    }

    @Test
    void aRightTryWashesNoWrongOnes() {
        for (int i = 0; i < 19; i++) {
            ask("victim" + i, "attacker", START);
        }
        for (int i = 0; i < 50; i++) {
            var own = new Guesses.Try("own account", "attacker");
            if (guesses.ask(own, START) instanceof Guesses.Answer.Taken taken) {
                guesses.takeBack(own, taken, START);
                guesses.signedIn(own, START);
            }
        }
        assertThat(isTaken(ask("victim 20", "attacker", START))).isTrue();
        assertThat(isTaken(ask("victim 21", "attacker", START))).isFalse();
    }

    @Test
    void countsAreForgottenAfterAQuietQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            ask("ada", "address" + i, START);
        }
        Instant later = START.plusSeconds(901);
        for (int i = 0; i < 5; i++) {
            assertThat(isTaken(ask("ada", "address" + i, later))).isTrue();
        }
        assertThat(isTaken(ask("ada", "address6", later))).isFalse();
    }

    @Test
    void whoWasGoodThereIsAStrangerAgainAfterThirtyDays() {
        guesses.signedIn(new Guesses.Try("ada", "home"), START);
        Instant end = START.plusSeconds(30L * 24 * 3_600);

        assertThat(ask("ada", "home", end.minusSeconds(1)))
                .isEqualTo(new Guesses.Answer.Taken(true, Optional.empty()));
        assertThat(ask("ada", "home", end))
                .isEqualTo(new Guesses.Answer.Taken(false, Optional.empty()));
    }

    @Test
    void memoryIsBounded() {
        Instant at = START;
        for (int i = 0; i < 100_000; i++) {
            at = at.plusMillis(50);
            ask("name" + i, "address" + i, at);
            guesses.signedIn(new Guesses.Try("name" + i, "address" + i), at);
        }
        assertThat(guesses.remembered()).isLessThanOrEqualTo(40_000);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:0:0:1, 2001:db8:1:2::/64"
    })
    void anAddressOfIpv6StandsForItsNetwork(String address, String network) {
        assertThat(Guesses.network(address)).isEqualTo(network);
    }
}
