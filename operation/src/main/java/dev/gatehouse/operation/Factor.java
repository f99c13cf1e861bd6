package dev.gatehouse.operation;

/// Something with which a person can prove a second factor. Each kind has its own way to be asked.
public sealed interface Factor {
    /// As IAM names the device.
    String serialNumber();

    /// A virtual or hardware device that shows codes of six digits.
    record OneTimeCodes(String serialNumber) implements Factor {}
}
