package dev.gatehouse.operation;

import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.store.View;
import java.util.Optional;

/// The identities of an account, for those who decide. IAM keeps them.
public interface IdentityDirectory {
    /// The user with this unique id.
    Optional<Identity> user(View view, String userId);

    /// The role with this unique id.
    Optional<Identity> role(View view, String roleId);

    /// The default version of a managed policy: of the account, or of AWS.
    Optional<NamedPolicy> managedPolicy(View view, String policyArn);
}
