package dev.gatehouse.iam.mfa;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An MFA device that makes one-time codes: a virtual one, or a hardware token whose seed was
/// brought along. The seed is kept apart.
///
/// @param name of a token: its serial number
/// @param path `/` for a token
/// @param hardware whether it is a token
/// @param ownerId the unique id of the user, or the account id for root; empty while it is
///   unassigned
/// @param enabled since when it is assigned
/// @param spent the time step of the last code that was used; no code of that step or before counts
/// @param drift by how many time steps its clock is ahead of ours
public record MfaDevice(
        String name,
        String path,
        boolean hardware,
        String id,
        SortedMap<String, String> tags,
        Optional<String> ownerId,
        Optional<Instant> enabled,
        long spent,
        long drift)
        implements IamEntity {
    /// Virtual devices by path and name, tokens by serial number; found by owner.
    public static final Kind<MfaDevice> KIND =
            Kind.of("mfadevice", MfaDevice.class)
                    .indexedBy("owner", device -> device.ownerId().stream().toList())
                    .changedBy(MfaDevice::withoutTokens);

    public MfaDevice {
        tags = TextMap.copyOf(tags);
    }

    /// A virtual device of nobody.
    public static MfaDevice virtual(
            String name, String path, String id, SortedMap<String, String> tags) {
        return new MfaDevice(name, path, false, id, tags, Optional.empty(), Optional.empty(), 0, 0);
    }

    /// A hardware token of nobody.
    static MfaDevice token(String serialNumber, String id) {
        return new MfaDevice(
                serialNumber,
                "/",
                true,
                id,
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    /// In the first schema there were virtual devices only.
    private static Map<String, Object> withoutTokens(Map<String, Object> members) {
        var changed = new HashMap<>(members);
        changed.put("hardware", false);
        return changed;
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("mfa" + path + name);
    }

    /// What the API calls the device by: virtual devices have their ARN for a serial number.
    String serialNumber(Account account) {
        return hardware ? name : arn(account);
    }

    /// Whether it counts as the account's: a token of nobody lies in a drawer, as AWS's do.
    public boolean belongsToAccount() {
        return !hardware || ownerId.isPresent();
    }

    String key() {
        return hardware ? Names.key(name) : Names.key(path + name);
    }

    /// Under what the seed is kept.
    String secretReference() {
        return "mfadevice/" + id;
    }

    boolean isOf(String owner) {
        return ownerId.equals(Optional.of(owner));
    }

    MfaDevice assignedTo(String owner, Instant at) {
        return assigned(Optional.of(owner), Optional.of(at));
    }

    /// The device of nobody. What is spent stays spent.
    MfaDevice unassigned() {
        return assigned(Optional.empty(), Optional.empty());
    }

    private MfaDevice assigned(Optional<String> owner, Optional<Instant> at) {
        return new MfaDevice(name, path, hardware, id, tags, owner, at, spent, drift);
    }

    MfaDevice spending(long step, long newDrift) {
        return new MfaDevice(name, path, hardware, id, tags, ownerId, enabled, step, newDrift);
    }

    MfaDevice withTags(SortedMap<String, String> newTags) {
        return new MfaDevice(name, path, hardware, id, newTags, ownerId, enabled, spent, drift);
    }
}
