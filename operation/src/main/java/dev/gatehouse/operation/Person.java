package dev.gatehouse.operation;

import dev.gatehouse.domain.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Somebody who has a password to sign in with.
public record Person(Caller caller, Password password) {
    /// What is known of a password beside its hash.
    ///
    /// @param name changes with the password, and tells nothing of it
    /// @param secretReference under which its hash is kept
    /// @param resetRequired whether the next is to be chosen at the next sign-in
    /// @param expires the first instant at which it has expired; never if empty
    /// @param hardExpiry whether only an administrator can set the next when it has expired
    public record Password(
            String name,
            String secretReference,
            boolean resetRequired,
            Optional<Instant> expires,
            boolean hardExpiry) {
        public boolean hasExpired(Instant now) {
            return expires.filter(end -> !now.isBefore(end)).isPresent();
        }

        /// Whether it expires within a time from now, and has not yet.
        public boolean expiresWithin(Duration ahead, Instant now) {
            return !hasExpired(now)
                    && expires.filter(end -> !now.plus(ahead).isBefore(end)).isPresent();
        }
    }
}
