package dev.gatehouse.signin;

import dev.gatehouse.domain.Caller;
import java.time.Instant;
import java.util.Optional;

/// Somebody who has proven their password, and maybe more.
///
/// @param attempt the id of the sign-in that is under way
/// @param password the name of the password that was proven
/// @param mfaAuthenticated when they proved a second factor, if they did
public record Proven(
        String attempt, Caller caller, String password, Optional<Instant> mfaAuthenticated) {
    Proven withSecondFactor(Instant at) {
        return new Proven(attempt, caller, password, Optional.of(at));
    }

    Proven withPassword(String newPassword) {
        return new Proven(attempt, caller, newPassword, mfaAuthenticated);
    }
}
