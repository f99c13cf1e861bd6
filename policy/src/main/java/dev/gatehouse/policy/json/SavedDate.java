package dev.gatehouse.policy.json;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms of a date that AWS takes when a policy is saved; it takes more than its documentation
/// says, such as years before Christ, hours of one digit and `t` for `T`.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">Date
///   condition operators</a>
final class SavedDate {
    private static final Pattern DATE =
            Pattern.compile(
                    "(?<year>-?[0-9]{1,9})(-(?<month>[0-9]{1,2})(-(?<day>[0-9]{1,2}))?)?"
                            + "([Tt](?<time>.*))?");
    private static final Pattern TIME =
            Pattern.compile(
                    "(?<hour>[0-9]{1,2})(:(?<minute>[0-9]{1,2})"
                            + "(:(?<second>[0-9]{1,2})(\\.[0-9]{1,9})?)?)?"
                            + "([Zz]|[+-](?<offset>[0-9]{2})(:?(?<minutes>[0-9]{2}))?)?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
    private static final int MAX_LENGTH = 64;
    private static final int FIRST_YEAR = -292_275_054;
    private static final int LAST_YEAR = 292_278_993;

    private SavedDate() {}

    static boolean isOne(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        if (NUMBER.matcher(text).matches()) {
            return new BigInteger(text).bitLength() < Long.SIZE;
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()
                || !within(date, "year", FIRST_YEAR, LAST_YEAR)
                || !within(date, "month", 1, 12)
                || !within(date, "day", 1, 31)) {
            return false;
        }
        String timeOfDay = date.group("time");
        if (timeOfDay == null || timeOfDay.isEmpty()) {
            return true;
        }
        Matcher time = TIME.matcher(timeOfDay);
        return time.matches()
                && within(time, "hour", 0, 23)
                && within(time, "minute", 0, 59)
                && within(time, "second", 0, 59)
                && within(time, "offset", 0, 23)
                && within(time, "minutes", 0, 59);
    }

    private static boolean within(Matcher matcher, String group, int least, int most) {
        String digits = matcher.group(group);
        return digits == null
                || (Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most);
    }
}
