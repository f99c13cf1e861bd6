package dev.gatehouse.cli.mfa;

import java.util.Map;

/// A hardware token as a file has it. Prints nothing of its seed.
///
/// @param encoding of the seed: `base32` or `hex`
record Token(String serialNumber, String seed, String encoding) {
    Map<String, String> members() {
        return Map.of("serialNumber", serialNumber, "seed", seed, "encoding", encoding);
    }

    @Override
    public String toString() {
        return "Token[" + serialNumber + "]";
    }
}
