package dev.gatehouse.iam.directory;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Identity;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.policy.Arn;
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
    public Optional<Caller> caller(Account account, View view, String arn) {
        if (arn.equals(account.rootArn())) {
            return Optional.of(new Caller.Root(account));
        }
        Optional<Arn> parts = Arn.find(arn);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String[] resource = parts.get().resource().split("/", -1);
        String last = resource[resource.length - 1];
        return switch (parts.get().type()) {
            case "user" ->
                    view.find(User.KIND, Names.key(last))
                            .filter(user -> user.arn(account).equals(arn))
                            .map(user -> user.caller(account));
            case "role" ->
                    view.find(Role.KIND, Names.key(last))
                            .filter(role -> role.arn(account).equals(arn))
                            .map(role -> session(account, role, "session"));
            case "assumed-role" ->
                    view.find(Role.KIND, Names.key(resource.length == 3 ? resource[1] : ""))
                            .<Caller>map(role -> session(account, role, last))
                            .filter(caller -> caller.arn().equals(arn));
            default -> Optional.empty();
        };
    }

    private static Caller session(Account account, Role role, String sessionName) {
        return new Caller.RoleSession(
                account, role.arn(account), role.id(), role.name(), sessionName);
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
