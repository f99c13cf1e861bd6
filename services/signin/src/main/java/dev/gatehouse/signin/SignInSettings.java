package dev.gatehouse.signin;

import dev.gatehouse.store.Kind;
import dev.gatehouse.store.View;
import java.time.Duration;

/// What an account wants of sign-ins.
///
/// @param requireMfa whether a session without a second factor may only enrol one
/// @param sessionMinutes how long a session lasts, 15 to 720
/// @param idleMinutes after how long a cookie that nobody uses ends, 5 to 720
/// @param warningDays how many days before its end a password is warned of, 0 to 90
public record SignInSettings(
        boolean requireMfa, int sessionMinutes, int idleMinutes, int warningDays) {
    /// The one record of an account, under [#KEY]; none while nobody has set it.
    public static final Kind<SignInSettings> KIND = Kind.of("signinsettings", SignInSettings.class);

    public static final String KEY = "account";

    private static final SignInSettings DEFAULT = new SignInSettings(false, 720, 60, 14);

    /// What holds in an account.
    public static SignInSettings in(View view) {
        return view.find(KIND, KEY).orElse(DEFAULT);
    }

    Duration sessionLength() {
        return Duration.ofMinutes(sessionMinutes);
    }

    Duration idleLength() {
        return Duration.ofMinutes(idleMinutes);
    }

    /// How long before its end a password is warned of.
    public Duration warning() {
        return Duration.ofDays(warningDays);
    }
}
