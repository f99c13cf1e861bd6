package dev.gatehouse.iam.mfa;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// A virtual MFA device. Its seed is kept apart.
///
/// @param ownerId the unique id of the user, or the account id for root; empty while it is
///   unassigned
/// @param enabled since when it is assigned
/// @param spent the time step of the last code that was used; no code of that step or before counts
/// @param drift by how many time steps its clock is ahead of ours
public record MfaDevice(
        String name,
        String path,
        String id,
        SortedMap<String, String> tags,
        Optional<String> ownerId,
        Optional<Instant> enabled,
        long spent,
        long drift)
        implements IamEntity {
    /// Devices by path and name; found by owner.
    public static final Kind<MfaDevice> KIND =
            Kind.of("mfadevice", MfaDevice.class)
                    .indexedBy("owner", device -> device.ownerId().stream().toList());

    public MfaDevice {
        tags = TextMap.copyOf(tags);
    }

    /// The serial number: virtual devices have their ARN for one.
    @Override
    public String arn(Account account) {
        return account.iamArn("mfa" + path + name);
    }

    String key() {
        return Names.key(path + name);
    }

    /// Under what the seed is kept.
    String secretReference() {
        return "mfadevice/" + id;
    }

    boolean isOf(String owner) {
        return ownerId.equals(Optional.of(owner));
    }

    MfaDevice assignedTo(String owner, Instant at) {
        return new MfaDevice(
                name, path, id, tags, Optional.of(owner), Optional.of(at), spent, drift);
    }

    /// The device of nobody. What is spent stays spent.
    MfaDevice unassigned() {
        return new MfaDevice(
                name, path, id, tags, Optional.empty(), Optional.empty(), spent, drift);
    }

    MfaDevice spending(long step, long newDrift) {
        return new MfaDevice(name, path, id, tags, ownerId, enabled, step, newDrift);
    }

    MfaDevice withTags(SortedMap<String, String> newTags) {
        return new MfaDevice(name, path, id, newTags, ownerId, enabled, spent, drift);
    }
}
