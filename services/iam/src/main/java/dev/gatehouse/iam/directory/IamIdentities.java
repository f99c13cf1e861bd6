package dev.gatehouse.iam.directory;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Identity;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The users and roles of one account with the policies that are theirs. A policy, boundary or
/// group that is named but not there is an [IllegalStateException]: nobody is decided upon with a
/// part of the policies.
public final class IamIdentities implements IdentityDirectory {
    private final Account account;
    private final ManagedPolicies managed;
    private final ParsedPolicies parsed;

    /// @param account whose views are passed
    public IamIdentities(Account account, ManagedPolicies managed, ParsedPolicies parsed) {
        this.account = account;
        this.managed = managed;
        this.parsed = parsed;
    }

    @Override
    public Optional<Identity> user(View view, String userId) {
        return view.by(User.KIND, "id", userId).stream()
                .findFirst()
                .map(user ->
                        new Identity(
                                user.arn(account),
                                user.id(),
                                policies(view, user),
                                boundary(view, user.boundary()),
                                user.tags()));
    }

    @Override
    public Optional<Identity> role(View view, String roleId) {
        return view.by(Role.KIND, "id", roleId).stream()
                .findFirst()
                .map(role ->
                        new Identity(
                                role.arn(account),
                                role.id(),
                                policiesOf(view, role),
                                boundary(view, role.boundary()),
                                role.tags()));
    }

    @Override
    public Optional<NamedPolicy> managedPolicy(View view, String policyArn) {
        return managed(view, policyArn, PolicyType.IDENTITY);
    }

    private List<NamedPolicy> policies(View view, User user) {
        var policies = new ArrayList<>(policiesOf(view, user));
        for (String key : user.groups()) {
            Group group =
                    view.find(Group.KIND, key)
                            .orElseThrow(() ->
                                    new IllegalStateException("there is no group `" + key + "`"));
            policies.addAll(policiesOf(view, group));
        }
        return policies;
    }

    private List<NamedPolicy> policiesOf(View view, PolicyHolder<?> holder) {
        var policies = new ArrayList<NamedPolicy>();
        holder.inlinePolicies()
                .forEach((name, document) ->
                        policies.add(named(PolicyType.IDENTITY, name, document)));
        for (String arn : holder.attachedPolicies()) {
            policies.add(required(view, arn, PolicyType.IDENTITY));
        }
        return policies;
    }

    private Optional<NamedPolicy> boundary(View view, Optional<String> arn) {
        return arn.map(present -> required(view, present, PolicyType.PERMISSIONS_BOUNDARY));
    }

    private NamedPolicy required(View view, String arn, PolicyType type) {
        return managed(view, arn, type)
                .orElseThrow(() ->
                        new IllegalStateException("there is no managed policy `" + arn + "`"));
    }

    private Optional<NamedPolicy> managed(View view, String arn, PolicyType type) {
        return managed.find(account, view, arn)
                .map(ManagedPolicy::defaultVersion)
                .map(version -> named(type, arn, version.document()));
    }

    private NamedPolicy named(PolicyType type, String name, String document) {
        return new NamedPolicy(type, name, parsed.get(document, type));
    }
}
