package dev.gatehouse.authorization;

import dev.gatehouse.policy.condition.ContextValues;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The condition keys of the wall clock somewhere, which AWS has none for:
/// `gatehouse:DayOfWeek/ZONE` (`Mon` to `Sun`), `gatehouse:TimeOfDay/ZONE` (`HH:MM`) and
/// `gatehouse:MinuteOfDay/ZONE` (0 to 1439, which numeric operators put in order). A zone is a name
/// of the time zone database, such as `Europe/Berlin`, in any letter case; keys of others are
/// absent.
///
/// @param at the time of the request; who asks has no say in it
public record WorkingHours(Instant at) {
    private static final String DAY = "gatehouse:dayofweek/";
    private static final String TIME = "gatehouse:timeofday/";
    private static final String MINUTE = "gatehouse:minuteofday/";

    private static final Map<String, String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    zone -> zone.toLowerCase(Locale.ROOT),
                                    zone -> zone,
                                    (one, _) -> one));

    /// Whether a key is one of these, of whatever zone, in any letter case.
    public static boolean isOne(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.startsWith(DAY) || lower.startsWith(TIME) || lower.startsWith(MINUTE);
    }

    /// The value of a key; empty if it is none of these or its zone is unknown.
    ///
    /// @param key in lower case
    public Optional<ContextValues> find(String key) {
        if (!isOne(key)) {
            return Optional.empty();
        }
        return Optional.ofNullable(ZONES.get(key.substring(key.indexOf('/') + 1)))
                .map(zone -> at.atZone(ZoneId.of(zone)))
                .map(local -> ContextValues.single(value(key, local)));
    }

    private static String value(String key, ZonedDateTime local) {
        if (key.startsWith(DAY)) {
            String day = local.getDayOfWeek().name();
            return day.charAt(0) + day.substring(1, 3).toLowerCase(Locale.ROOT);
        }
        return key.startsWith(TIME)
                ? "%02d:%02d".formatted(local.getHour(), local.getMinute())
                : String.valueOf(local.getHour() * 60 + local.getMinute());
    }
}
