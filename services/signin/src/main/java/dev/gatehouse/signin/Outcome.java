package dev.gatehouse.signin;

import dev.gatehouse.operation.IssuedSession;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How far a step has brought somebody.
public sealed interface Outcome {
    /// Another step is needed.
    ///
    /// @param ticket for it
    /// @param expires when the ticket ends
    record Waiting(Proven who, Step step, String ticket, Instant expires) implements Outcome {
        @Override
        public String toString() {
            return "Waiting[" + step + "]";
        }
    }

    /// They are signed in.
    ///
    /// @param token the session token of the credentials
    /// @param cookie the session as a cookie holds it, if it is to be one
    /// @param passwordExpires when their password ends, if that is soon
    /// @param recoveryCodes how many recovery codes they have left, if some were made
    record SignedIn(
            SignInSession session,
            IssuedSession credentials,
            String token,
            Optional<String> cookie,
            Optional<Instant> passwordExpires,
            OptionalInt recoveryCodes)
            implements Outcome {
        @Override
        public String toString() {
            return "SignedIn[" + session.who().caller().arn() + "]";
        }
    }

    /// The root user can sign in from now on.
    record SetUp(String email) implements Outcome {}

    /// They are not who they say, or the ticket is no longer good.
    record Refused(FailureReason reason) implements Outcome {}
}
