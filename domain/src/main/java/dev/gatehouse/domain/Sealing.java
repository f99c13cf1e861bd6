package dev.gatehouse.domain;

import java.util.Optional;

/// Authenticated encryption of small texts that leave the server and come back: list markers,
/// session tokens. What was sealed for one purpose does not open for another.
public interface Sealing {
    /// Seals for a purpose.
    byte[] seal(byte[] plain, String purpose);

    /// What was sealed for the purpose; empty if it was changed, or sealed by another or for
    /// another.
    Optional<byte[]> open(byte[] sealed, String purpose);
}
