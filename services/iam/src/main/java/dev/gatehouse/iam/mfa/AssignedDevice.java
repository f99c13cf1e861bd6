package dev.gatehouse.iam.mfa;

import dev.gatehouse.domain.Account;
import dev.gatehouse.store.View;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A device of somebody, of whatever kind, as lists show it.
public record AssignedDevice(String serialNumber, Instant enabled) {
    /// The devices of a user or of root.
    ///
    /// @param ownerId the unique id of the user, or the account id for root
    static List<AssignedDevice> of(String ownerId, Account account, View view) {
        return Stream.concat(
                        view.by(MfaDevice.KIND, "owner", ownerId).stream()
                                .map(device ->
                                        new AssignedDevice(
                                                device.serialNumber(account),
                                                device.enabled().orElseThrow())),
                        view.by(SecurityKey.KIND, "owner", ownerId).stream()
                                .map(key ->
                                        new AssignedDevice(
                                                key.serialNumber(account), key.enabled())))
                .toList();
    }

    /// Whether a user or root has any.
    public static boolean has(String ownerId, View view) {
        return !view.by(MfaDevice.KIND, "owner", ownerId).isEmpty()
                || !view.by(SecurityKey.KIND, "owner", ownerId).isEmpty();
    }
}
