package dev.gatehouse.operation;

/// What comes of the proof of a second factor.
public sealed interface ProofResult {
    /// It was right and is spent.
    ///
    /// @param serialNumber of the device
    record ByDevice(String serialNumber) implements ProofResult {}

    /// It was a recovery code, which is spent.
    ///
    /// @param left how many others the person still has
    record ByRecoveryCode(int left) implements ProofResult {}

    /// It was wrong, or was used before.
    record Wrong() implements ProofResult {}

    /// It came from a copy of a security key, or from the key after a copy was used.
    record FromCopy() implements ProofResult {}
}
