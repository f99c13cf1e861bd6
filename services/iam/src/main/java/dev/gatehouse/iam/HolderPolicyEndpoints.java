package dev.gatehouse.iam;

import dev.gatehouse.api.iam.AttachGroupPolicyRequest;
import dev.gatehouse.api.iam.AttachGroupPolicyResponse;
import dev.gatehouse.api.iam.AttachRolePolicyRequest;
import dev.gatehouse.api.iam.AttachRolePolicyResponse;
import dev.gatehouse.api.iam.AttachUserPolicyRequest;
import dev.gatehouse.api.iam.AttachUserPolicyResponse;
import dev.gatehouse.api.iam.DeleteGroupPolicyRequest;
import dev.gatehouse.api.iam.DeleteGroupPolicyResponse;
import dev.gatehouse.api.iam.DeleteRolePermissionsBoundaryRequest;
import dev.gatehouse.api.iam.DeleteRolePermissionsBoundaryResponse;
import dev.gatehouse.api.iam.DeleteRolePolicyRequest;
import dev.gatehouse.api.iam.DeleteRolePolicyResponse;
import dev.gatehouse.api.iam.DeleteUserPermissionsBoundaryRequest;
import dev.gatehouse.api.iam.DeleteUserPermissionsBoundaryResponse;
import dev.gatehouse.api.iam.DeleteUserPolicyRequest;
import dev.gatehouse.api.iam.DeleteUserPolicyResponse;
import dev.gatehouse.api.iam.DetachGroupPolicyRequest;
import dev.gatehouse.api.iam.DetachGroupPolicyResponse;
import dev.gatehouse.api.iam.DetachRolePolicyRequest;
import dev.gatehouse.api.iam.DetachRolePolicyResponse;
import dev.gatehouse.api.iam.DetachUserPolicyRequest;
import dev.gatehouse.api.iam.DetachUserPolicyResponse;
import dev.gatehouse.api.iam.GetGroupPolicyRequest;
import dev.gatehouse.api.iam.GetGroupPolicyResponse;
import dev.gatehouse.api.iam.GetRolePolicyRequest;
import dev.gatehouse.api.iam.GetRolePolicyResponse;
import dev.gatehouse.api.iam.GetUserPolicyRequest;
import dev.gatehouse.api.iam.GetUserPolicyResponse;
import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.api.iam.ListAttachedGroupPoliciesRequest;
import dev.gatehouse.api.iam.ListAttachedGroupPoliciesResponse;
import dev.gatehouse.api.iam.ListAttachedRolePoliciesRequest;
import dev.gatehouse.api.iam.ListAttachedRolePoliciesResponse;
import dev.gatehouse.api.iam.ListAttachedUserPoliciesRequest;
import dev.gatehouse.api.iam.ListAttachedUserPoliciesResponse;
import dev.gatehouse.api.iam.ListGroupPoliciesRequest;
import dev.gatehouse.api.iam.ListGroupPoliciesResponse;
import dev.gatehouse.api.iam.ListRolePoliciesRequest;
import dev.gatehouse.api.iam.ListRolePoliciesResponse;
import dev.gatehouse.api.iam.ListUserPoliciesRequest;
import dev.gatehouse.api.iam.ListUserPoliciesResponse;
import dev.gatehouse.api.iam.PutGroupPolicyRequest;
import dev.gatehouse.api.iam.PutGroupPolicyResponse;
import dev.gatehouse.api.iam.PutRolePermissionsBoundaryRequest;
import dev.gatehouse.api.iam.PutRolePermissionsBoundaryResponse;
import dev.gatehouse.api.iam.PutRolePolicyRequest;
import dev.gatehouse.api.iam.PutRolePolicyResponse;
import dev.gatehouse.api.iam.PutUserPermissionsBoundaryRequest;
import dev.gatehouse.api.iam.PutUserPermissionsBoundaryResponse;
import dev.gatehouse.api.iam.PutUserPolicyRequest;
import dev.gatehouse.api.iam.PutUserPolicyResponse;
import dev.gatehouse.iam.attachment.AttachPolicy;
import dev.gatehouse.iam.attachment.DetachPolicy;
import dev.gatehouse.iam.attachment.ListAttachedPolicies;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.boundary.DeletePermissionsBoundary;
import dev.gatehouse.iam.boundary.PutPermissionsBoundary;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.group.Groups;
import dev.gatehouse.iam.inlinepolicy.DeleteInlinePolicy;
import dev.gatehouse.iam.inlinepolicy.GetInlinePolicy;
import dev.gatehouse.iam.inlinepolicy.ListInlinePolicies;
import dev.gatehouse.iam.inlinepolicy.PutInlinePolicy;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;
import java.util.stream.Stream;

/// The operations on the inline policies, attached policies and boundaries of users, groups and
/// roles: the same for each of the three, under a name of their own.
final class HolderPolicyEndpoints {
    private final ManagedPolicies policies;
    private final Boundaries boundaries;
    private final Markers markers;

    HolderPolicyEndpoints(ManagedPolicies policies, Boundaries boundaries, Markers markers) {
        this.policies = policies;
        this.boundaries = boundaries;
        this.markers = markers;
    }

    List<Endpoint<?, ?>> all() {
        return Stream.of(
                        inlineUserPolicies(),
                        inlineGroupPolicies(),
                        inlineRolePolicies(),
                        attachedUserPolicies(),
                        attachedGroupPolicies(),
                        attachedRolePolicies(),
                        boundaries())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint<?, ?>> inlineUserPolicies() {
        return List.of(
                Endpoint.changes(
                        IamApi.PUT_USER_POLICY,
                        new PutInlinePolicy<>(
                                "iam:PutUserPolicy",
                                Users.HOLDER,
                                PutUserPolicyRequest::userName,
                                PutUserPolicyRequest::policyName,
                                PutUserPolicyRequest::policyDocument,
                                new PutUserPolicyResponse())),
                Endpoint.reads(
                        IamApi.GET_USER_POLICY,
                        new GetInlinePolicy<>(
                                "iam:GetUserPolicy",
                                Users.HOLDER,
                                GetUserPolicyRequest::userName,
                                GetUserPolicyRequest::policyName,
                                (document, name, holder) ->
                                        GetUserPolicyResponse.builder()
                                                .policyDocument(document)
                                                .policyName(name)
                                                .userName(holder)
                                                .build())),
                Endpoint.reads(
                        IamApi.LIST_USER_POLICIES,
                        new ListInlinePolicies<>(
                                "iam:ListUserPolicies",
                                Users.HOLDER,
                                ListUserPoliciesRequest::userName,
                                new Paging<>(
                                        ListUserPoliciesRequest::marker,
                                        ListUserPoliciesRequest::maxItems,
                                        markers),
                                page ->
                                        ListUserPoliciesResponse.builder()
                                                .policyNames(page.items())
                                                .isTruncated(page.isTruncated())
                                                .marker(page.marker())
                                                .build())),
                Endpoint.changes(
                        IamApi.DELETE_USER_POLICY,
                        new DeleteInlinePolicy<>(
                                "iam:DeleteUserPolicy",
                                Users.HOLDER,
                                DeleteUserPolicyRequest::userName,
                                DeleteUserPolicyRequest::policyName,
                                new DeleteUserPolicyResponse())));
    }

    private List<Endpoint<?, ?>> inlineGroupPolicies() {
        return List.of(
                Endpoint.changes(
                        IamApi.PUT_GROUP_POLICY,
                        new PutInlinePolicy<>(
                                "iam:PutGroupPolicy",
                                Groups.HOLDER,
                                PutGroupPolicyRequest::groupName,
                                PutGroupPolicyRequest::policyName,
                                PutGroupPolicyRequest::policyDocument,
                                new PutGroupPolicyResponse())),
                Endpoint.reads(
                        IamApi.GET_GROUP_POLICY,
                        new GetInlinePolicy<>(
                                "iam:GetGroupPolicy",
                                Groups.HOLDER,
                                GetGroupPolicyRequest::groupName,
                                GetGroupPolicyRequest::policyName,
                                (document, name, holder) ->
                                        GetGroupPolicyResponse.builder()
                                                .policyDocument(document)
                                                .policyName(name)
                                                .groupName(holder)
                                                .build())),
                Endpoint.reads(
                        IamApi.LIST_GROUP_POLICIES,
                        new ListInlinePolicies<>(
                                "iam:ListGroupPolicies",
                                Groups.HOLDER,
                                ListGroupPoliciesRequest::groupName,
                                new Paging<>(
                                        ListGroupPoliciesRequest::marker,
                                        ListGroupPoliciesRequest::maxItems,
                                        markers),
                                page ->
                                        ListGroupPoliciesResponse.builder()
                                                .policyNames(page.items())
                                                .isTruncated(page.isTruncated())
                                                .marker(page.marker())
                                                .build())),
                Endpoint.changes(
                        IamApi.DELETE_GROUP_POLICY,
                        new DeleteInlinePolicy<>(
                                "iam:DeleteGroupPolicy",
                                Groups.HOLDER,
                                DeleteGroupPolicyRequest::groupName,
                                DeleteGroupPolicyRequest::policyName,
                                new DeleteGroupPolicyResponse())));
    }

    private List<Endpoint<?, ?>> inlineRolePolicies() {
        return List.of(
                Endpoint.changes(
                        IamApi.PUT_ROLE_POLICY,
                        new PutInlinePolicy<>(
                                "iam:PutRolePolicy",
                                Roles.HOLDER,
                                PutRolePolicyRequest::roleName,
                                PutRolePolicyRequest::policyName,
                                PutRolePolicyRequest::policyDocument,
                                new PutRolePolicyResponse())),
                Endpoint.reads(
                        IamApi.GET_ROLE_POLICY,
                        new GetInlinePolicy<>(
                                "iam:GetRolePolicy",
                                Roles.HOLDER,
                                GetRolePolicyRequest::roleName,
                                GetRolePolicyRequest::policyName,
                                (document, name, holder) ->
                                        GetRolePolicyResponse.builder()
                                                .policyDocument(document)
                                                .policyName(name)
                                                .roleName(holder)
                                                .build())),
                Endpoint.reads(
                        IamApi.LIST_ROLE_POLICIES,
                        new ListInlinePolicies<>(
                                "iam:ListRolePolicies",
                                Roles.HOLDER,
                                ListRolePoliciesRequest::roleName,
                                new Paging<>(
                                        ListRolePoliciesRequest::marker,
                                        ListRolePoliciesRequest::maxItems,
                                        markers),
                                page ->
                                        ListRolePoliciesResponse.builder()
                                                .policyNames(page.items())
                                                .isTruncated(page.isTruncated())
                                                .marker(page.marker())
                                                .build())),
                Endpoint.changes(
                        IamApi.DELETE_ROLE_POLICY,
                        new DeleteInlinePolicy<>(
                                "iam:DeleteRolePolicy",
                                Roles.HOLDER,
                                DeleteRolePolicyRequest::roleName,
                                DeleteRolePolicyRequest::policyName,
                                new DeleteRolePolicyResponse())));
    }

    private List<Endpoint<?, ?>> attachedUserPolicies() {
        return List.of(
                Endpoint.changes(
                        IamApi.ATTACH_USER_POLICY,
                        new AttachPolicy<>(
                                "iam:AttachUserPolicy",
                                Users.HOLDER,
                                AttachUserPolicyRequest::userName,
                                AttachUserPolicyRequest::policyArn,
                                policies,
                                new AttachUserPolicyResponse())),
                Endpoint.changes(
                        IamApi.DETACH_USER_POLICY,
                        new DetachPolicy<>(
                                "iam:DetachUserPolicy",
                                Users.HOLDER,
                                DetachUserPolicyRequest::userName,
                                DetachUserPolicyRequest::policyArn,
                                new DetachUserPolicyResponse())),
                Endpoint.reads(
                        IamApi.LIST_ATTACHED_USER_POLICIES,
                        new ListAttachedPolicies<>(
                                "iam:ListAttachedUserPolicies",
                                Users.HOLDER,
                                ListAttachedUserPoliciesRequest::userName,
                                ListAttachedUserPoliciesRequest::pathPrefix,
                                new Paging<>(
                                        ListAttachedUserPoliciesRequest::marker,
                                        ListAttachedUserPoliciesRequest::maxItems,
                                        markers),
                                page ->
                                        ListAttachedUserPoliciesResponse.builder()
                                                .attachedPolicies(page.items())
                                                .isTruncated(page.isTruncated())
                                                .marker(page.marker())
                                                .build())));
    }

    private List<Endpoint<?, ?>> attachedGroupPolicies() {
        return List.of(
                Endpoint.changes(
                        IamApi.ATTACH_GROUP_POLICY,
                        new AttachPolicy<>(
                                "iam:AttachGroupPolicy",
                                Groups.HOLDER,
                                AttachGroupPolicyRequest::groupName,
                                AttachGroupPolicyRequest::policyArn,
                                policies,
                                new AttachGroupPolicyResponse())),
                Endpoint.changes(
                        IamApi.DETACH_GROUP_POLICY,
                        new DetachPolicy<>(
                                "iam:DetachGroupPolicy",
                                Groups.HOLDER,
                                DetachGroupPolicyRequest::groupName,
                                DetachGroupPolicyRequest::policyArn,
                                new DetachGroupPolicyResponse())),
                Endpoint.reads(
                        IamApi.LIST_ATTACHED_GROUP_POLICIES,
                        new ListAttachedPolicies<>(
                                "iam:ListAttachedGroupPolicies",
                                Groups.HOLDER,
                                ListAttachedGroupPoliciesRequest::groupName,
                                ListAttachedGroupPoliciesRequest::pathPrefix,
                                new Paging<>(
                                        ListAttachedGroupPoliciesRequest::marker,
                                        ListAttachedGroupPoliciesRequest::maxItems,
                                        markers),
                                page ->
                                        ListAttachedGroupPoliciesResponse.builder()
                                                .attachedPolicies(page.items())
                                                .isTruncated(page.isTruncated())
                                                .marker(page.marker())
                                                .build())));
    }

    private List<Endpoint<?, ?>> attachedRolePolicies() {
        return List.of(
                Endpoint.changes(
                        IamApi.ATTACH_ROLE_POLICY,
                        new AttachPolicy<>(
                                "iam:AttachRolePolicy",
                                Roles.HOLDER,
                                AttachRolePolicyRequest::roleName,
                                AttachRolePolicyRequest::policyArn,
                                policies,
                                new AttachRolePolicyResponse())),
                Endpoint.changes(
                        IamApi.DETACH_ROLE_POLICY,
                        new DetachPolicy<>(
                                "iam:DetachRolePolicy",
                                Roles.HOLDER,
                                DetachRolePolicyRequest::roleName,
                                DetachRolePolicyRequest::policyArn,
                                new DetachRolePolicyResponse())),
                Endpoint.reads(
                        IamApi.LIST_ATTACHED_ROLE_POLICIES,
                        new ListAttachedPolicies<>(
                                "iam:ListAttachedRolePolicies",
                                Roles.HOLDER,
                                ListAttachedRolePoliciesRequest::roleName,
                                ListAttachedRolePoliciesRequest::pathPrefix,
                                new Paging<>(
                                        ListAttachedRolePoliciesRequest::marker,
                                        ListAttachedRolePoliciesRequest::maxItems,
                                        markers),
                                page ->
                                        ListAttachedRolePoliciesResponse.builder()
                                                .attachedPolicies(page.items())
                                                .isTruncated(page.isTruncated())
                                                .marker(page.marker())
                                                .build())));
    }

    private List<Endpoint<?, ?>> boundaries() {
        return List.of(
                Endpoint.changes(
                        IamApi.PUT_USER_PERMISSIONS_BOUNDARY,
                        new PutPermissionsBoundary<>(
                                "iam:PutUserPermissionsBoundary",
                                Users.TYPE,
                                User::withBoundary,
                                PutUserPermissionsBoundaryRequest::userName,
                                PutUserPermissionsBoundaryRequest::permissionsBoundary,
                                boundaries,
                                new PutUserPermissionsBoundaryResponse())),
                Endpoint.changes(
                        IamApi.DELETE_USER_PERMISSIONS_BOUNDARY,
                        new DeletePermissionsBoundary<>(
                                "iam:DeleteUserPermissionsBoundary",
                                Users.HOLDER,
                                User::withBoundary,
                                DeleteUserPermissionsBoundaryRequest::userName,
                                new DeleteUserPermissionsBoundaryResponse())),
                Endpoint.changes(
                        IamApi.PUT_ROLE_PERMISSIONS_BOUNDARY,
                        new PutPermissionsBoundary<>(
                                "iam:PutRolePermissionsBoundary",
                                Roles.TYPE,
                                Role::withBoundary,
                                PutRolePermissionsBoundaryRequest::roleName,
                                PutRolePermissionsBoundaryRequest::permissionsBoundary,
                                boundaries,
                                new PutRolePermissionsBoundaryResponse())),
                Endpoint.changes(
                        IamApi.DELETE_ROLE_PERMISSIONS_BOUNDARY,
                        new DeletePermissionsBoundary<>(
                                "iam:DeleteRolePermissionsBoundary",
                                Roles.HOLDER,
                                Role::withBoundary,
                                DeleteRolePermissionsBoundaryRequest::roleName,
                                new DeleteRolePermissionsBoundaryResponse())));
    }
}
