package dev.gatehouse.operation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// When access keys and roles were used last, and what users and roles tried. Observed, not
/// recorded as changes: a use may show a moment late, but never goes back.
public interface LastUses {
    /// The last use of an access key; empty if it was not used.
    Optional<Use> ofAccessKey(String accessKeyId);

    /// The last use of a role by any of its sessions, by the role's unique id.
    Optional<Use> ofRole(String roleId);

    /// When somebody last signed in with the password of a user, or of root, by the unique id or
    /// the account id.
    Optional<Instant> ofPassword(String ownerId);

    /// The last time that a user or role tried each action, allowed or not, by its unique id. Only
    /// actions that the catalog knows are here.
    ///
    /// @return by action, such as `s3:GetObject`
    Map<String, Use> ofActions(String principalId);

    /// A use: when, for which service (`s3`), in which region.
    record Use(Instant at, String service, String region) {}
}
