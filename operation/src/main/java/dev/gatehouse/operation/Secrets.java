package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.store.Secret;
import java.util.Optional;

/// Reads the secrets that an account keeps, by their references. A secret is there when the change
/// that brought it is durable: a turn that follows at once may not find it yet.
public interface Secrets {
    Optional<Secret> find(Account account, String reference);
}
