package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.pattern.ArnPattern.Colons;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One value with what it says as a number, moment, address or ARN; each is read when it is first
/// asked for. Thread-safe: a race reads the same twice.
@SuppressWarnings("NullableOptional") // Null is "not read yet", empty is "not to be read as that".
final class ContextValue {
    private static final int MAX_DIGITS = 40;

    private final String text;
    private @Nullable Optional<BigDecimal> number;
    private @Nullable Optional<Instant> moment;
    private @Nullable Optional<Address> address;
    private @Nullable Optional<Colons> colons;

    ContextValue(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    Optional<BigDecimal> number() {
        Optional<BigDecimal> known = number;
        if (known == null) {
            known = readNumber(text);
            number = known;
        }
        return known;
    }

    Optional<Instant> moment() {
        Optional<Instant> known = moment;
        if (known == null) {
            known = readMoment(text);
            moment = known;
        }
        return known;
    }

    Optional<Address> address() {
        Optional<Address> known = address;
        if (known == null) {
            known = Address.find(text);
            address = known;
        }
        return known;
    }

    /// Where the parts of an ARN end.
    Optional<Colons> colons() {
        Optional<Colons> known = colons;
        if (known == null) {
            known = Colons.find(text);
            colons = known;
        }
        return known;
    }

    /// Bounded, and without exponents: `1e999999999` must not cost more than it says.
    private static Optional<BigDecimal> readNumber(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        boolean decimal =
                isDigits(text, from, end)
                        && (point < 0 || isDigits(text, point + 1, text.length()));
        return decimal ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /// An ISO 8601 moment, its beginning where parts are missing, or seconds since 1970. Four
    /// digits are a year.
    private static Optional<Instant> readMoment(String text) {
        try {
            int from = text.startsWith("-") ? 1 : 0;
            if (isDigits(text, from, text.length())) {
                if (text.length() == 4 && from == 0) {
                    return Optional.of(startOf(Year.parse(text).atDay(1)));
                }
                return text.length() - from <= 11
                        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                        : Optional.empty();
            }
            if (text.indexOf('T') > 0) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            return Optional.of(
                    text.length() == 7
                            ? startOf(YearMonth.parse(text).atDay(1))
                            : startOf(LocalDate.parse(text)));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean isDigits(String text, int from, int to) {
        if (to <= from || to - from > MAX_DIGITS) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
