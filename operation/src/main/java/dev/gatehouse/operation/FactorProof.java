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
}
