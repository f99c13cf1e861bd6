package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.pattern.ArnPattern.Colons;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One value with what it says as a number, moment, address or ARN; it is read when it is first
/// asked for. Thread-safe: a race reads the same twice.
final class ContextValue extends ContextValues {
    private static final int MAX_DIGITS = 40;

    private static final int MAX_SHARED_LENGTH = 64;

    /// Values that were seen lately: requests say the same moment, address or tag again and again.
    private static final @Nullable ContextValue[] SHARED = new ContextValue[1 << 10];

    /// Stands for what a value was found not to be.
    private enum Unreadable {
        NUMBER,
        MOMENT,
        ADDRESS,
        ARN
    }

    private final String text;

    /// What the value was last read as: a value is seldom read in two ways.
    private @Nullable Object reading;

    ContextValue(String text) {
        this.text = text;
    }

    /// The value that a text is; mostly the same object for one that was seen lately, which is then
    /// read once.
    static ContextValue of(String text) {
        if (text.length() > MAX_SHARED_LENGTH) {
            return new ContextValue(text);
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & (SHARED.length - 1);
        ContextValue known = SHARED[slot];
        if (known != null && known.text.equals(text)) {
            return known;
        }
        ContextValue made = new ContextValue(text);
        SHARED[slot] = made;
        return made;
    }

    String text() {
        return text;
    }

    @Nullable BigDecimal number() {
        return as(BigDecimal.class, Unreadable.NUMBER, ContextValue::readNumber);
    }

    @Nullable Instant moment() {
        return as(Instant.class, Unreadable.MOMENT, ContextValue::readMoment);
    }

    @Nullable Address address() {
        return as(Address.class, Unreadable.ADDRESS, one -> Address.find(one).orElse(null));
    }

    /// Where the parts of an ARN end.
    @Nullable Colons colons() {
        return as(Colons.class, Unreadable.ARN, one -> Colons.find(one).orElse(null));
    }

    private <T> @Nullable T as(
            Class<T> type, Unreadable unreadable, Function<String, @Nullable T> reader) {
        Object known = reading;
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        if (known == unreadable) {
            return null;
        }
        T read = reader.apply(text);
        reading = read == null ? unreadable : read;
        return read;
    }

    @Override
    public boolean isAbsent() {
        return false;
    }

    @Override
    public List<String> values() {
        return List.of(text);
    }

    @Override
    public boolean multivalued() {
        return false;
    }

    @Override
    public String singleText() {
        return text;
    }

    @Override
    boolean isNull() {
        return text.isEmpty();
    }

    @Override
    ContextValue one() {
        return this;
    }

    @Override
    int count() {
        return 1;
    }

    @Override
    ContextValue at(int index) {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContextValue that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /// Bounded, and without exponents: `1e999999999` must not cost more than it says.
    private static @Nullable BigDecimal readNumber(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        boolean decimal =
                isDigits(text, from, end)
                        && (point < 0 || isDigits(text, point + 1, text.length()));
        return decimal ? new BigDecimal(text) : null;
    }

    /// An ISO 8601 moment, its beginning where parts are missing, or seconds since 1970. Four
    /// digits are a year.
    private static @Nullable Instant readMoment(String text) {
        try {
            Instant usual = readSecondOfUtc(text);
            if (usual != null) {
                return usual;
            }
            int from = text.startsWith("-") ? 1 : 0;
            if (isDigits(text, from, text.length())) {
                if (text.length() == 4 && from == 0) {
                    return startOf(Year.parse(text).atDay(1));
                }
                return text.length() - from <= 11
                        ? Instant.ofEpochSecond(Long.parseLong(text))
                        : null;
            }
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return text.length() == 7
                    ? startOf(YearMonth.parse(text).atDay(1))
                    : startOf(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /// Reads `2026-05-04T03:02:01Z`, the form of nearly every moment, forty times faster than a
    /// parser of all forms; null if it is not of that form.
    private static @Nullable Instant readSecondOfUtc(String text) {
        boolean usual =
                text.length() == 20
                        && text.charAt(19) == 'Z'
                        && text.charAt(10) == 'T'
                        && text.charAt(4) == '-'
                        && text.charAt(7) == '-'
                        && text.charAt(13) == ':'
                        && text.charAt(16) == ':'
                        && isDigits(text, 0, 4)
                        && isDigits(text, 5, 7)
                        && isDigits(text, 8, 10)
                        && isDigits(text, 11, 13)
                        && isDigits(text, 14, 16)
                        && isDigits(text, 17, 19);
        if (!usual) {
            return null;
        }
        int hour = twoDigits(text, 11);
        int minute = twoDigits(text, 14);
        int second = twoDigits(text, 17);
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
        long day = LocalDate.of(year, twoDigits(text, 5), twoDigits(text, 8)).toEpochDay();
        return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second);
    }

    private static int twoDigits(String text, int at) {
        return (text.charAt(at) - '0') * 10 + (text.charAt(at + 1) - '0');
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
