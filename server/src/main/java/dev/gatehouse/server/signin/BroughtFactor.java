package dev.gatehouse.server.signin;

import java.util.Optional;

/// What somebody sends to prove a second factor.
sealed interface BroughtFactor {
    /// A code of a device.
    ///
    /// @param serialNumber of the device; the only one if empty
    record Code(Optional<String> serialNumber, String code) implements BroughtFactor {
        @Override
        public String toString() {
            return "Code[hidden]";
        }
    }

    /// What a security key answers.
    ///
    /// @param answer as JSON
    record Assertion(String answer) implements BroughtFactor {
        @Override
        public String toString() {
            return "Assertion[hidden]";
        }
    }

    /// A recovery code.
    record RecoveryCode(String code) implements BroughtFactor {
        @Override
        public String toString() {
            return "RecoveryCode[hidden]";
        }
    }
}
