package dev.gatehouse.iam.mfa;

import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;

/// The recovery codes of somebody. Their hashes are kept apart.
///
/// @param id changes with the codes
/// @param left the names of those that were not used
/// @param made when
public record RecoveryCodeSet(String id, List<String> left, Instant made) {
    /// The one set of a user or of root, by the unique id of the user or the account id.
    public static final Kind<RecoveryCodeSet> KIND =
            Kind.of("recoverycodes", RecoveryCodeSet.class);

    public RecoveryCodeSet {
        left = List.copyOf(left);
    }

    /// Under what the hash of a code is kept.
    String secretReference(String name) {
        return "recoverycode/" + id + "/" + name;
    }

    RecoveryCodeSet without(String name) {
        return new RecoveryCodeSet(
                id, left.stream().filter(other -> !other.equals(name)).toList(), made);
    }
}
