package dev.gatehouse.policy.condition;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// How a condition operator compares one value of a request with one value of a policy. `UNKNOWN`
/// is the answer where a value cannot be read as what the operator compares.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///   operators</a>
interface Comparison {
    /// What a comparison finds. An unreadable value of the policy matches nothing; an unreadable
    /// value of the request makes the condition false, negated or not.
    enum Result {
        MATCH,
        NO_MATCH,
        UNREADABLE_REQUEST;

        static Result of(boolean matches) {
            return matches ? MATCH : NO_MATCH;
        }
    }

    Result compare(String request, PatternText policy);

    static Comparison string() {
        return (request, policy) -> Result.of(policy.plain().equals(request));
    }

    static Comparison stringIgnoringCase() {
        return (request, policy) -> Result.of(policy.plain().equalsIgnoreCase(request));
    }

    static Comparison stringLike() {
        return (request, policy) -> Result.of(policy.matches(request));
    }

    /// `true` or `false` in any letter case.
    static Comparison bool() {
        return (request, policy) -> {
            String value = request.toLowerCase(Locale.ROOT);
            return value.equals("true") || value.equals("false")
                    ? Result.of(value.equalsIgnoreCase(policy.plain()))
                    : Result.UNREADABLE_REQUEST;
        };
    }

    /// Byte equality of what both say in base 64.
    static Comparison binary() {
        return (request, policy) -> {
            Optional<byte[]> actual = base64(request);
            Optional<byte[]> expected = base64(policy.plain());
            return actual.isEmpty()
                    ? Result.UNREADABLE_REQUEST
                    : Result.of(
                            expected.isPresent() && Arrays.equals(actual.get(), expected.get()));
        };
    }

    static Comparison numeric(IntPredicate order) {
        return (request, policy) -> ordered(number(request), number(policy.plain()), order);
    }

    static Comparison date(IntPredicate order) {
        return (request, policy) -> ordered(date(request), date(policy.plain()), order);
    }

    static Comparison ipAddress() {
        return (request, policy) -> {
            Optional<byte[]> address = address(request);
            return address.isEmpty()
                    ? Result.UNREADABLE_REQUEST
                    : Result.of(inNetwork(address.get(), policy.plain()));
        };
    }

    /// Each of the six parts on its own; a wildcard does not cross a colon between parts. A value
    /// of the policy that is no ARN makes the condition false, as one of the request does.
    static Comparison arn() {
        return (request, policy) -> {
            String[] actual = request.split(":", 6);
            Optional<PatternText[]> expected = policy.splitAtColons(6);
            if (actual.length < 6 || !actual[0].equals("arn") || expected.isEmpty()) {
                return Result.UNREADABLE_REQUEST;
            }
            for (int i = 0; i < 6; i++) {
                if (!expected.get()[i].matches(actual[i])) {
                    return Result.NO_MATCH;
                }
            }
            return Result.MATCH;
        };
    }

    private static <T extends Comparable<T>> Result ordered(
            Optional<T> request, Optional<T> policy, IntPredicate order) {
        if (request.isEmpty()) {
            return Result.UNREADABLE_REQUEST;
        }
        return Result.of(policy.isPresent() && order.test(request.get().compareTo(policy.get())));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String text) {
        // Bounded, and without exponents: `1e999999999` must not cost more than it says.
        return Forms.DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /// An ISO 8601 moment, its beginning where parts are missing, or seconds since 1970.
    private static Optional<Instant> date(String text) {
        try {
            if (Forms.YEAR.matcher(text).matches()) {
                return Optional.of(startOf(Year.parse(text).atDay(1)));
            }
            if (Forms.EPOCH.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
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

    private static Optional<byte[]> address(String text) {
        // Only literals: a name would be looked up.
        if (!Forms.ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean inNetwork(byte[] address, String network) {
        int slash = network.indexOf('/');
        Optional<byte[]> base = address(slash < 0 ? network : network.substring(0, slash));
        if (base.isEmpty() || base.get().length != address.length) {
            return false;
        }
        int bits = address.length * 8;
        if (slash >= 0) {
            String prefix = network.substring(slash + 1);
            if (!Forms.PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > bits) {
                return false;
            }
            bits = Integer.parseInt(prefix);
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((address[bit >> 3] & mask) != (base.get()[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /// How values are written.
    final class Forms {
        private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");
        private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
        private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,11}");
        private static final Pattern ADDRESS =
                Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]{1,45}");
        private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

        private Forms() {}
    }
}
