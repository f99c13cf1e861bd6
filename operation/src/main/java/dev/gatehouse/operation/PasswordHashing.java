package dev.gatehouse.operation;

import dev.gatehouse.store.Secret;
import java.util.List;
import java.util.Optional;

/// Turns passwords into hashes that are slow to guess from. Each call costs tens of milliseconds of
/// a processor, and waits while others do the same.
public interface PasswordHashing {
    /// The hash of a password.
    ///
    /// @param earlier a hash of the same person, whose salt is used again if it has today's cost:
    ///   one computation then compares a password with all that they had
    Secret hash(String password, Optional<Secret> earlier);

    /// Whether a password is one of those that were hashed.
    boolean isAmong(String password, List<Secret> hashes);

    /// Does the work of comparing a password with one hash where there is none, so that nobody can
    /// tell by the time whether there is.
    void pretend(String password);
}
