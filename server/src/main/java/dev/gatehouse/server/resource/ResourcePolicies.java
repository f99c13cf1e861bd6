package dev.gatehouse.server.resource;

import dev.gatehouse.catalog.ResourcePolicyRules;
import dev.gatehouse.catalog.ResourcePolicyRules.Governing;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.iam.directory.ParsedPolicies;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.ResourcePolicy;
import dev.gatehouse.operation.ResourcePolicyDirectory;
import dev.gatehouse.operation.RoleDirectory;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.store.View;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The policies that were put on resources, and the trust policies of roles. What governs which
/// resource is data of the catalog.
public final class ResourcePolicies implements ResourcePolicyDirectory {
    private final ResourcePolicyRules rules = ResourcePolicyRules.load();
    private final RoleDirectory roles;
    private final ParsedPolicies parsed;
    private final Supplier<View> installation;

    /// @param installation the newest view of what is unique across accounts
    public ResourcePolicies(
            RoleDirectory roles, ParsedPolicies parsed, Supplier<View> installation) {
        this.roles = roles;
        this.parsed = parsed;
        this.installation = installation;
    }

    /// What governs a resource.
    public Governing governing(Arn resource) {
        return rules.of(resource);
    }

    /// Who may put, read and delete a policy is said by the owner's identity-based policies alone,
    /// so that no policy locks its own account out: such actions have no resource policy here.
    @Override
    public Optional<ResourcePolicy> find(String action, String resource, Call call) {
        String service = action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
        if (service.equals("gatehouse")) {
            return Optional.empty();
        }
        return Arn.find(resource)
                .map(rules::of)
                .filter(governing -> isOfPartition(governing, call))
                .flatMap(governing ->
                        switch (governing.policy()) {
                            case OWN, GLOBAL -> stored(governing, false, call);
                            case STRICT -> stored(governing, true, call);
                            case TRUST ->
                                    service.equals("sts")
                                            ? trust(governing.arn(), call)
                                            : Optional.empty();
                            case NONE -> Optional.empty();
                        });
    }

    @Override
    public Optional<Account> owner(String resource, Call call) {
        return Arn.find(resource)
                .map(rules::of)
                .filter(governing -> isOfPartition(governing, call))
                .flatMap(governing -> owner(governing.arn(), call));
    }

    private Optional<Account> owner(Arn governing, Call call) {
        Optional<String> id =
                governing.account().isEmpty()
                        ? call.installationView()
                                .orElseGet(installation)
                                .find(ResourceOwner.KIND, governing.toString())
                                .map(ResourceOwner::accountId)
                        : Optional.of(governing.account());
        return id.flatMap(AccountId::find)
                .flatMap(account ->
                        Partition.find(governing.partition())
                                .map(partition -> new Account(partition, account)));
    }

    private Optional<ResourcePolicy> stored(Governing governing, boolean strict, Call call) {
        String arn = governing.arn().toString();
        return owner(governing.arn(), call)
                .flatMap(owner ->
                        call.view(owner)
                                .find(StoredPolicy.KIND, arn)
                                .map(stored ->
                                        new ResourcePolicy(
                                                owner,
                                                PolicyType.RESOURCE,
                                                arn,
                                                parsed.get(
                                                        stored.document(),
                                                        PolicyType.RESOURCE,
                                                        stored.principals()),
                                                strict)));
    }

    /// The trust policy of a role; one that is not there trusts nobody.
    private Optional<ResourcePolicy> trust(Arn role, Call call) {
        String name = role.resource().substring(role.resource().lastIndexOf('/') + 1);
        String arn = role.toString();
        return owner(role, call)
                .map(owner ->
                        ResourcePolicy.ofRole(
                                owner,
                                arn,
                                roles.findByName(owner, call.view(owner), name)
                                        .filter(entry -> entry.arn().equals(arn))
                                        .map(RoleDirectory.Entry::trustPolicy)));
    }

    private static boolean isOfPartition(Governing governing, Call call) {
        return governing.arn().partition().equals(call.account().partition().id());
    }
}
