package dev.gatehouse.iam.report;

import dev.gatehouse.api.iam.AttachedPolicy;
import dev.gatehouse.api.iam.GroupDetail;
import dev.gatehouse.api.iam.ManagedPolicyDetail;
import dev.gatehouse.api.iam.PolicyDetail;
import dev.gatehouse.api.iam.RoleDetail;
import dev.gatehouse.api.iam.UserDetail;
import dev.gatehouse.iam.attachment.AttachedPolicies;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.group.Groups;
import dev.gatehouse.iam.instanceprofile.InstanceProfileShape;
import dev.gatehouse.iam.instanceprofile.InstanceProfiles;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.iam.managedpolicy.PolicyUses;
import dev.gatehouse.iam.managedpolicy.PolicyVersions;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.RoleShape;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import java.util.List;

/// Entities as the full export shows them: with all their policies.
record Details(ManagedPolicies policies, PolicyUses uses, LastUses lastUses) {

    UserDetail of(User user, Call call) {
        return UserDetail.builder()
                .arn(user.arn(call.account()))
                .attachedManagedPolicies(attached(user))
                .createDate(user.created())
                .groupList(
                        user.groups().stream().map(key -> Groups.in(call).get(key).name()).toList())
                .path(user.path())
                .permissionsBoundary(Boundaries.shown(user.boundary()))
                .tags(Tags.shown(user.tags()))
                .userId(user.id())
                .userName(user.name())
                .userPolicyList(inline(user))
                .build();
    }

    GroupDetail of(Group group, Call call) {
        return GroupDetail.builder()
                .arn(group.arn(call.account()))
                .attachedManagedPolicies(attached(group))
                .createDate(group.created())
                .groupId(group.id())
                .groupName(group.name())
                .groupPolicyList(inline(group))
                .path(group.path())
                .build();
    }

    RoleDetail of(Role role, Call call) {
        return RoleDetail.builder()
                .arn(role.arn(call.account()))
                .assumeRolePolicyDocument(RoleShape.trustPolicy(role, call))
                .attachedManagedPolicies(attached(role))
                .createDate(role.created())
                .instanceProfileList(
                        InstanceProfiles.in(call).by("role", role.key()).stream()
                                .map(profile -> InstanceProfileShape.listed(profile, call))
                                .toList())
                .path(role.path())
                .permissionsBoundary(Boundaries.shown(role.boundary()))
                .roleId(role.id())
                .roleLastUsed(RoleShape.lastUsed(role, lastUses))
                .roleName(role.name())
                .rolePolicyList(inline(role))
                .tags(Tags.shown(role.tags()))
                .build();
    }

    ManagedPolicyDetail of(ManagedPolicies.Found found, Call call) {
        ManagedPolicy policy = found.policy();
        return ManagedPolicyDetail.builder()
                .arn(found.arn())
                .attachmentCount(uses.attachments(found.arn(), call))
                .createDate(policy.created())
                .defaultVersionId(policy.defaultVersionId())
                .description(policy.description())
                .isAttachable(policies.isAttachable(call.account(), found.arn()))
                .path(policy.path())
                .permissionsBoundaryUsageCount(uses.boundaries(found.arn(), call))
                .policyId(policy.id())
                .policyName(policy.name())
                .policyVersionList(
                        policy.versions().reversed().stream()
                                .map(version -> PolicyVersions.shown(policy, version))
                                .toList())
                .updateDate(policy.updated())
                .build();
    }

    private static List<AttachedPolicy> attached(PolicyHolder<?> holder) {
        return holder.attachedPolicies().stream().map(AttachedPolicies::shown).toList();
    }

    private static List<PolicyDetail> inline(PolicyHolder<?> holder) {
        return holder.inlinePolicies().entrySet().stream()
                .map(policy ->
                        PolicyDetail.builder()
                                .policyName(policy.getKey())
                                .policyDocument(PolicyDocuments.encoded(policy.getValue()))
                                .build())
                .toList();
    }
}
