package dev.gatehouse.iam.credential;

import dev.gatehouse.operation.PasswordHashing;
import dev.gatehouse.operation.Secrets;
import java.time.InstantSource;

/// What it takes to check what people prove themselves with: passwords and one-time codes.
///
/// @param machineTime the machine's own time: the devices of people do not follow a sandbox's clock
public record Proofs(Secrets kept, PasswordHashing hashing, InstantSource machineTime) {}
