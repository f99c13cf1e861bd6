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

/// The users and roles of accounts with the policies that are theirs. A policy, boundary or group
/// that is named but not there is an [IllegalStateException]: nobody is decided upon with a part of
/// the policies.
public final class IamIdentities implements IdentityDirectory {
    private final ManagedPolicies managed;
    private final ParsedPolicies parsed;

    public IamIdentities(ManagedPolicies managed, ParsedPolicies parsed) {
        this.managed = managed;
        this.parsed = parsed;
    }

    @Override
    public Optional<Identity> user(Account account, View view, String userId) {
        return view.by(User.KIND, "id", userId).stream()
                .findFirst()
                .map(user ->
                        new Identity(
                                user.arn(account),
                                user.id(),
                                policies(account, view, user),
                                boundary(account, view, user.boundary()),
                                user.tags()));
    }

    @Override
    public Optional<Identity> role(Account account, View view, String roleId) {
        return view.by(Role.KIND, "id", roleId).stream()
                .findFirst()
                .map(role ->
                        new Identity(
                                role.arn(account),
                                role.id(),
                                policiesOf(account, view, role),
                                boundary(account, view, role.boundary()),
                                role.tags()));
    }

    @Override
    public Optional<NamedPolicy> managedPolicy(Account account, View view, String policyArn) {
        return managed(account, view, policyArn, PolicyType.IDENTITY);
    }

    private List<NamedPolicy> policies(Account account, View view, User user) {
        var policies = new ArrayList<>(policiesOf(account, view, user));
        for (String key : user.groups()) {
            Group group =
                    view.find(Group.KIND, key)
                            .orElseThrow(() ->
                                    new IllegalStateException("there is no group `" + key + "`"));
            policies.addAll(policiesOf(account, view, group));
        }
        return policies;
    }

    private List<NamedPolicy> policiesOf(Account account, View view, PolicyHolder<?> holder) {
        var policies = new ArrayList<NamedPolicy>();
        holder.inlinePolicies()
                .forEach((name, document) ->
                        policies.add(named(PolicyType.IDENTITY, name, document)));
        for (String arn : holder.attachedPolicies()) {
            policies.add(required(account, view, arn, PolicyType.IDENTITY));
        }
        return policies;
    }

    private Optional<NamedPolicy> boundary(Account account, View view, Optional<String> arn) {
        return arn.map(
                present -> required(account, view, present, PolicyType.PERMISSIONS_BOUNDARY));
    }

    private NamedPolicy required(Account account, View view, String arn, PolicyType type) {
        return managed(account, view, arn, type)
                .orElseThrow(() ->
                        new IllegalStateException("there is no managed policy `" + arn + "`"));
    }

    private Optional<NamedPolicy> managed(Account account, View view, String arn, PolicyType type) {
        return managed.find(account, view, arn)
                .map(ManagedPolicy::defaultVersion)
                .map(version -> named(type, arn, version.document()));
    }

    private NamedPolicy named(PolicyType type, String name, String document) {
        return new NamedPolicy(type, name, parsed.get(document, type));
    }
}
