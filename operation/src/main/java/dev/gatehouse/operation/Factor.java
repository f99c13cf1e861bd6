package dev.gatehouse.operation;

/// Something with which a person can prove a second factor. Each kind has its own way to be asked.
public sealed interface Factor {
    /// As IAM names the device.
    String serialNumber();

    /// A virtual or hardware device that shows codes of six digits.
    record OneTimeCodes(String serialNumber) implements Factor {}

    /// A security key or passkey.
    ///
    /// @param credentialId in base64url
    /// @param site the relying party id to which it answers
    record SecurityKey(String serialNumber, String credentialId, String site) implements Factor {}
}
