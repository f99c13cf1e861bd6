package dev.gatehouse.server;

import dev.gatehouse.store.Kind;

/// Where an access key lives whose id does not say it: one that was brought along. Kept in the
/// installation's journal.
record AccessKeyHome(String accessKeyId, String accountId) {
    /// Homes by access key id.
    static final Kind<AccessKeyHome> KIND = Kind.of("accesskeyhome", AccessKeyHome.class);
}
