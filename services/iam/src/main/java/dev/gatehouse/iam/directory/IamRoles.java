package dev.gatehouse.iam.directory;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.operation.RoleDirectory;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.util.Optional;

/// The roles of accounts for those who hand out their credentials.
public final class IamRoles implements RoleDirectory {
    private final ParsedPolicies parsed;

    public IamRoles(ParsedPolicies parsed) {
        this.parsed = parsed;
    }

    @Override
    public Optional<Entry> findByName(Account account, View view, String name) {
        return view.find(Role.KIND, Names.key(name)).map(role -> entry(account, role));
    }

    private Entry entry(Account account, Role role) {
        return new Entry(
                role.arn(account),
                role.id(),
                role.name(),
                parsed.get(role.trustPolicy(), PolicyType.TRUST, role.trustedPrincipals()),
                Duration.ofSeconds(role.maxSessionDuration()),
                role.tags());
    }
}
