package dev.gatehouse.operation;

/// What a person brings to prove a second factor: of each kind of [Factor] its own.
public sealed interface FactorProof {
    /// A code that a device shows.
    ///
    /// @param serialNumber of the device
    record OneTimeCode(String serialNumber, String code) implements FactorProof {
        /// Never shows the code.
        @Override
        public String toString() {
            return "OneTimeCode[" + serialNumber + ", hidden]";
        }
    }

    /// What a security key answers.
    ///
    /// @param challenge in base64url
    /// @param answer the `PublicKeyCredential` of the browser, as JSON
    record Assertion(String challenge, String answer) implements FactorProof {
        /// Never shows the answer.
        @Override
        public String toString() {
            return "Assertion[hidden]";
        }
    }

    /// One of the codes for when all devices are lost.
    record RecoveryCode(String code) implements FactorProof {
        /// Never shows the code.
        @Override
        public String toString() {
            return "RecoveryCode[hidden]";
        }
    }
}
