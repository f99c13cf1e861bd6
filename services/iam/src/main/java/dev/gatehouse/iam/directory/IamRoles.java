package dev.gatehouse.iam.directory;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.operation.RoleDirectory;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.util.Optional;

/// The roles of one account for those who hand out their credentials.
public final class IamRoles implements RoleDirectory {
    private final Account account;
    private final ParsedPolicies parsed;

    /// @param account whose views are passed
    public IamRoles(Account account, ParsedPolicies parsed) {
        this.account = account;
        this.parsed = parsed;
    }

    @Override
    public Optional<Entry> findByName(View view, String name) {
        return view.find(Role.KIND, Names.key(name)).map(this::entry);
    }

    private Entry entry(Role role) {
        return new Entry(
                role.arn(account),
                role.id(),
                role.name(),
                parsed.get(role.trustPolicy(), PolicyType.TRUST)
                        .withPrincipalIds(role.trustedPrincipals()),
                Duration.ofSeconds(role.maxSessionDuration()),
                role.tags());
    }
}
