package dev.gatehouse.server.resource;

import dev.gatehouse.store.Kind;

/// Which account a resource belongs to whose ARN does not say it, such as a bucket. Kept in the
/// installation's journal, since such a name is unique across the accounts of a partition.
public record ResourceOwner(String resource, String accountId) {
    /// Owners by the ARNs of their resources.
    public static final Kind<ResourceOwner> KIND = Kind.of("resourceowner", ResourceOwner.class);
}
