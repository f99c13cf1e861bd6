package dev.gatehouse.iam.policysource;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.group.Groups;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The users, groups and roles of an account by their ARNs, with their policies.
public final class PolicySources {
    private final ManagedPolicies managed;

    public PolicySources(ManagedPolicies managed) {
        this.managed = managed;
    }

    /// An action on the entity with this ARN.
    public Access access(String action, String arn, Call call) {
        return holder(arn, call)
                .map(found ->
                        Access.to(action, found.arn(call.account())).onResourceTagged(found.tags()))
                .orElseGet(() -> Access.to(action, arn));
    }

    /// The user, group or role with this ARN.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if it is the ARN of something else,
    ///   `NoSuchEntity` if there is no such entity
    public PolicySource get(String arn, Call call) {
        String type =
                Arn.find(arn).filter(one -> one.service().equals("iam")).map(Arn::type).orElse("");
        if (type(type).isEmpty()) {
            throw INVALID_INPUT.because(
                    "Invalid Entity Arn: %s does not clearly define entity type and name.", arn);
        }
        PolicyHolder<?> holder =
                holder(arn, call)
                        .orElseThrow(() -> NO_SUCH_ENTITY.because("ARN %s does not exist.", arn));
        var policies = new ArrayList<>(policies(type, holder, call));
        if (holder instanceof User user) {
            for (String key : user.groups()) {
                policies.addAll(policies("group", Groups.in(call).get(key), call));
            }
        }
        return new PolicySource(
                holder.arn(call.account()),
                type,
                holder.name(),
                holder.id(),
                policies,
                holder.boundary().map(policy -> managed(type, holder, policy, call)));
    }

    private static Optional<HolderType<?>> type(String noun) {
        return switch (noun) {
            case "user" -> Optional.of(Users.HOLDER);
            case "group" -> Optional.of(Groups.HOLDER);
            case "role" -> Optional.of(Roles.HOLDER);
            default -> Optional.empty();
        };
    }

    private static Optional<PolicyHolder<?>> holder(String arn, Call call) {
        Optional<HolderType<?>> type = Arn.find(arn).map(Arn::type).flatMap(PolicySources::type);
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return type.flatMap(one -> named(one, name, call))
                .filter(found -> found.arn(call.account()).equals(arn));
    }

    private static Optional<PolicyHolder<?>> named(HolderType<?> type, String name, Call call) {
        return type.in(call).find(name).map(found -> found);
    }

    private List<SourcePolicy> policies(String type, PolicyHolder<?> holder, Call call) {
        var policies = new ArrayList<SourcePolicy>();
        holder.inlinePolicies()
                .forEach((name, document) ->
                        policies.add(
                                new SourcePolicy(
                                        name,
                                        Optional.empty(),
                                        document,
                                        type,
                                        holder.name(),
                                        false)));
        holder.attachedPolicies().forEach(arn -> policies.add(managed(type, holder, arn, call)));
        return policies;
    }

    private SourcePolicy managed(String type, PolicyHolder<?> holder, String arn, Call call) {
        ManagedPolicy policy =
                managed.find(call.account(), call.view(), arn)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "there is no managed policy `" + arn + "`"));
        return new SourcePolicy(
                policy.name(),
                Optional.of(arn),
                policy.defaultVersion().document(),
                type,
                holder.name(),
                ManagedPolicies.isAws(call.account(), arn));
    }
}
