package dev.gatehouse.iam.mfa;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.KeyCredential;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;

/// A FIDO2 security key or passkey of a user or of root. It is somebody's from the start, and gone
/// when it is deactivated.
///
/// @param id what its serial number ends with
/// @param name as its owner calls it
/// @param holder `user/NAME` as the user was called then, or `root`
/// @param ownerId the unique id of the user, or the account id for root
/// @param enabled since when it is theirs
/// @param credentialId in base64url
/// @param publicKey as authenticators encode it, in base64url
/// @param site the relying party id for which it was made
/// @param counter how often it has signed, as it says itself
/// @param backupEligible whether it may be copied to other devices of its owner
public record SecurityKey(
        String id,
        String name,
        String holder,
        String ownerId,
        Instant enabled,
        String credentialId,
        String publicKey,
        String site,
        long counter,
        boolean backupEligible) {
    /// Security keys by id; found by owner and by credential.
    public static final Kind<SecurityKey> KIND =
            Kind.of("securitykey", SecurityKey.class)
                    .indexedBy("owner", key -> List.of(key.ownerId()))
                    .indexedBy("credential", key -> List.of(key.credentialId()));

    static SecurityKey of(
            String id, String name, Caller owner, Instant at, KeyCredential credential) {
        return new SecurityKey(
                id,
                name,
                holder(owner),
                owner.userId(),
                at,
                credential.credentialId(),
                credential.publicKey(),
                credential.site(),
                credential.counter(),
                credential.backupEligible());
    }

    private static String holder(Caller owner) {
        return switch (owner) {
            case Caller.Root _ -> "root";
            case Caller.User user -> "user/" + user.name();
            case Caller.RoleSession _ -> throw new IllegalArgumentException("a role has no device");
        };
    }

    /// The serial number: an ARN.
    public String serialNumber(Account account) {
        return account.iamArn("u2f/" + holder + "/" + name + "-" + id);
    }

    KeyCredential credential() {
        return new KeyCredential(credentialId, publicKey, site, counter, backupEligible);
    }

    SecurityKey counted(long newCounter) {
        return new SecurityKey(
                id,
                name,
                holder,
                ownerId,
                enabled,
                credentialId,
                publicKey,
                site,
                newCounter,
                backupEligible);
    }
}
