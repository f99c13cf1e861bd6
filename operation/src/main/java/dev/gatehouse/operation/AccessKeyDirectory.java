package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.store.View;
import java.time.Instant;
import java.util.Optional;

/// The long-term access keys of an account, for those who authenticate. IAM keeps them.
public interface AccessKeyDirectory {
    /// The key with this id, active or not.
    Optional<Entry> find(Account account, View view, String accessKeyId);

    /// An access key: whose it is, whether it may be used, when it was made, and where its secret
    /// is kept.
    record Entry(Caller owner, boolean active, Instant created, String secretReference) {}
}
