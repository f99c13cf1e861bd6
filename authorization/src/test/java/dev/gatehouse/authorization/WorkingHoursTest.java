package dev.gatehouse.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.condition.ContextValues;
import dev.gatehouse.requirement.Requirement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The wall clock in different places.
@Requirement("D1")
class WorkingHoursTest {
    @ParameterizedTest(name = "{0} in {1}: {2} {3} {4}")
    @CsvSource({
        // A Friday in winter, to the last second before six.
        "2026-01-09T16:59:59Z, europe/berlin, Fri, 17:59, 1079",
        "2026-01-09T17:00:00Z, europe/berlin, Fri, 18:00, 1080",
        "2026-01-09T22:59:59Z, europe/berlin, Fri, 23:59, 1439",
        "2026-01-09T23:00:00Z, europe/berlin, Sat, 00:00, 0",
        // Summer time begins: 01:59 is followed by 03:00.
        "2026-03-29T00:59:59Z, europe/berlin, Sun, 01:59, 119",
        "2026-03-29T01:00:00Z, europe/berlin, Sun, 03:00, 180",
        // Summer time ends: the hour from 02:00 comes twice.
        "2026-10-25T00:30:00Z, europe/berlin, Sun, 02:30, 150",
        "2026-10-25T00:59:59Z, europe/berlin, Sun, 02:59, 179",
        "2026-10-25T01:00:00Z, europe/berlin, Sun, 02:00, 120",
        "2026-10-25T01:30:00Z, europe/berlin, Sun, 02:30, 150",
        // The same wall clock in summer is another hour of UTC.
        "2026-07-10T15:59:59Z, europe/berlin, Fri, 17:59, 1079",
        "2026-07-10T16:00:00Z, europe/berlin, Fri, 18:00, 1080",
        // Zones that are not whole hours from UTC.
        "2026-01-09T12:29:59Z, asia/kolkata, Fri, 17:59, 1079",
        "2026-01-09T18:30:00Z, asia/kolkata, Sat, 00:00, 0",
        "2026-01-09T12:14:59Z, asia/kathmandu, Fri, 17:59, 1079",
        "2026-01-10T02:29:59Z, america/st_johns, Fri, 22:59, 1379",
        "2026-01-09T12:00:00Z, utc, Fri, 12:00, 720",
        "2026-01-09T12:00:00Z, etc/gmt+5, Fri, 07:00, 420",
    })
    void aKeySaysTheWallClock(Instant at, String zone, String day, String time, String minute) {
        var hours = new WorkingHours(at);

        assertThat(hours.find("gatehouse:dayofweek/" + zone)).isEqualTo(single(day));
        assertThat(hours.find("gatehouse:timeofday/" + zone)).isEqualTo(single(time));
        assertThat(hours.find("gatehouse:minuteofday/" + zone)).isEqualTo(single(minute));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse:dayofweek/",
                "gatehouse:dayofweek",
                "gatehouse:dayofweek/mars/olympus",
                "gatehouse:dayofweek/+01:00",
                "gatehouse:dayofweek/europe/berlin/",
                "gatehouse:hourofday/utc",
                "aws:currenttime"
            })
    void whatNamesNoKnownZoneIsAbsent(String key) {
        assertThat(new WorkingHours(Instant.EPOCH).find(key)).isEmpty();
    }

    private static Optional<ContextValues> single(String value) {
        return Optional.of(ContextValues.single(value));
    }
}
