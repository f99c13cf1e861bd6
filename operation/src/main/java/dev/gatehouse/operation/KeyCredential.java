package dev.gatehouse.operation;

/// What is kept of a security key's credential. None of it is secret; the private key never leaves
/// the security key.
///
/// @param credentialId in base64url
/// @param publicKey the key with what names it, as authenticators encode it, in base64url
/// @param site the relying party id for which it was made
/// @param counter how often it has signed, as it says itself; 0 from keys that do not count
/// @param backupEligible whether it may be copied to other devices of its owner, as passkeys are
public record KeyCredential(
        String credentialId, String publicKey, String site, long counter, boolean backupEligible) {}
