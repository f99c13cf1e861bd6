package dev.gatehouse.signin;

import dev.gatehouse.operation.Factor;
import java.util.List;

/// What comes next for somebody who has proven their password.
public sealed interface Step {
    /// A session.
    record SignedIn() implements Step {}

    /// A session that only lets a second factor be enrolled: the account demands one.
    record MustEnrol() implements Step {}

    /// A second factor: any of these.
    ///
    /// @param site the relying party id to which security keys answer here
    /// @param recoveryCodes whether a recovery code will do too
    record SecondFactorRequired(List<Factor> factors, String site, boolean recoveryCodes)
            implements Step {
        public SecondFactorRequired {
            factors = List.copyOf(factors);
        }
    }

    /// Another password.
    ///
    /// @param expired whether it has expired; else an administrator wants it changed
    record PasswordChangeRequired(boolean expired) implements Step {}
}
