package dev.gatehouse.signin;

import java.time.Instant;

/// The session of somebody who signed in, as a cookie holds it.
///
/// @param enrolling whether it only lets a second factor be enrolled
/// @param issued when they signed in, to the second
/// @param expires the first instant at which it is refused
/// @param seen when it was used last
public record SignInSession(
        Proven who, boolean enrolling, Instant issued, Instant expires, Instant seen) {
    SignInSession seenAt(Instant at) {
        return new SignInSession(who, enrolling, issued, expires, at);
    }
}
