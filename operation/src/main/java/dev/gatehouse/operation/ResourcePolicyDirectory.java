package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import java.util.Optional;

/// The policies of resources that Gatehouse does not serve itself, and of roles, for those who
/// decide.
public interface ResourcePolicyDirectory {
    /// The policy that governs an action on a resource; empty if there is none.
    ///
    /// @param resource an ARN, or `*`
    Optional<ResourcePolicy> find(String action, String resource, Call call);

    /// The account that is known to own a resource, whatever somebody says of it; empty if nothing
    /// is known.
    Optional<Account> owner(String resource, Call call);
}
