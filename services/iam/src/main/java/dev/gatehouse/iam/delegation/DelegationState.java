package dev.gatehouse.iam.delegation;

import java.time.Duration;

/// How far a delegation request has come.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html">Request
///   lifecycle</a>
public enum DelegationState {
    /// Nobody owns it yet.
    UNASSIGNED(1),
    /// Somebody owns it.
    ASSIGNED(7),
    /// Its owner has sent it to somebody who may accept it.
    PENDING_APPROVAL(7),
    ACCEPTED(7),
    /// Accepted, and the token for it released.
    FINALIZED(7),
    REJECTED(7),
    EXPIRED(0);

    private final int days;

    DelegationState(int days) {
        this.days = days;
    }

    /// How long a request stays in the state before it expires.
    Duration lifetime() {
        return Duration.ofDays(days);
    }
}
