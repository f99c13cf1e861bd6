package dev.gatehouse.server.resource;

import dev.gatehouse.iam.role.PinnedPolicy;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.SortedMap;

/// The policy of a resource. Kept in the journal of the account that owns the resource.
///
/// @param resource its ARN
/// @param document as it was sent
/// @param principals the unique ids of the users and roles that the document named when it was put,
///   by their ARNs
public record StoredPolicy(
        String resource, String document, SortedMap<String, String> principals, Instant updated) {
    /// Policies by the ARNs of their resources.
    public static final Kind<StoredPolicy> KIND = Kind.of("resourcepolicy", StoredPolicy.class);

    public StoredPolicy {
        principals = TextMap.copyOf(principals);
    }

    /// A policy that is put now.
    public static StoredPolicy of(String resource, PinnedPolicy policy, Instant at) {
        return new StoredPolicy(resource, policy.document(), policy.principals(), at);
    }

    /// The document with its principals as they were pinned.
    public PinnedPolicy pinned() {
        return new PinnedPolicy(document, principals);
    }
}
