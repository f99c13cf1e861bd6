package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.store.View;
import java.util.Optional;

/// The identities of an account, for those who decide. IAM keeps them.
public interface IdentityDirectory {
    /// The user with this unique id.
    Optional<Identity> user(Account account, View view, String userId);

    /// The role with this unique id.
    Optional<Identity> role(Account account, View view, String roleId);

    /// Who would call under an ARN: the root user, a user, or a session of a role. The ARN of a
    /// role itself stands for any of its sessions, named `session`.
    Optional<Caller> caller(Account account, View view, String arn);

    /// The default version of a managed policy: of the account, or of AWS.
    Optional<NamedPolicy> managedPolicy(Account account, View view, String policyArn);
}
