package dev.gatehouse.iam.accesskey;

import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;

/// A long-term access key of a user or of root. Its secret is kept apart, under its id.
///
/// @param ownerId the unique id of the user, or the account id for root
public record AccessKey(String id, String ownerId, Instant created, boolean active) {
    /// Keys by id; found by owner.
    public static final Kind<AccessKey> KIND =
            Kind.of("accesskey", AccessKey.class).indexedBy("owner", key -> List.of(key.ownerId()));

    public AccessKey withActive(boolean nowActive) {
        return new AccessKey(id, ownerId, created, nowActive);
    }

    /// Under what the secret is kept.
    public String secretReference() {
        return "accesskey/" + id;
    }
}
