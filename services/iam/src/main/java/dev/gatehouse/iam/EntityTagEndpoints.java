package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.api.iam.ListInstanceProfileTagsRequest;
import dev.gatehouse.api.iam.ListInstanceProfileTagsResponse;
import dev.gatehouse.api.iam.ListPolicyTagsRequest;
import dev.gatehouse.api.iam.ListPolicyTagsResponse;
import dev.gatehouse.api.iam.ListRoleTagsRequest;
import dev.gatehouse.api.iam.ListRoleTagsResponse;
import dev.gatehouse.api.iam.ListUserTagsRequest;
import dev.gatehouse.api.iam.ListUserTagsResponse;
import dev.gatehouse.api.iam.TagInstanceProfileRequest;
import dev.gatehouse.api.iam.TagInstanceProfileResponse;
import dev.gatehouse.api.iam.TagPolicyRequest;
import dev.gatehouse.api.iam.TagPolicyResponse;
import dev.gatehouse.api.iam.TagRoleRequest;
import dev.gatehouse.api.iam.TagRoleResponse;
import dev.gatehouse.api.iam.TagUserRequest;
import dev.gatehouse.api.iam.TagUserResponse;
import dev.gatehouse.api.iam.UntagInstanceProfileRequest;
import dev.gatehouse.api.iam.UntagInstanceProfileResponse;
import dev.gatehouse.api.iam.UntagPolicyRequest;
import dev.gatehouse.api.iam.UntagPolicyResponse;
import dev.gatehouse.api.iam.UntagRoleRequest;
import dev.gatehouse.api.iam.UntagRoleResponse;
import dev.gatehouse.api.iam.UntagUserRequest;
import dev.gatehouse.api.iam.UntagUserResponse;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.instanceprofile.InstanceProfile;
import dev.gatehouse.iam.instanceprofile.InstanceProfiles;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.tag.NamedTagged;
import dev.gatehouse.iam.tag.TagEndpoints;
import dev.gatehouse.iam.tag.TaggedPolicies;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;
import java.util.stream.Stream;

/// The operations on the tags of users, roles, managed policies and instance profiles.
final class EntityTagEndpoints {
    private final ManagedPolicies policies;
    private final Markers markers;

    EntityTagEndpoints(ManagedPolicies policies, Markers markers) {
        this.policies = policies;
        this.markers = markers;
    }

    List<Endpoint<?, ?>> all() {
        return Stream.of(users(), roles(), policies(), instanceProfiles())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint<?, ?>> users() {
        var tags = new TagEndpoints<>(new NamedTagged<>(Users.TYPE, User::withTags));
        return List.of(
                tags.tag(
                        IamApi.TAG_USER,
                        TagUserRequest::userName,
                        TagUserRequest::tags,
                        new TagUserResponse()),
                tags.untag(
                        IamApi.UNTAG_USER,
                        UntagUserRequest::userName,
                        UntagUserRequest::tagKeys,
                        new UntagUserResponse()),
                tags.list(
                        IamApi.LIST_USER_TAGS,
                        ListUserTagsRequest::userName,
                        new Paging<>(
                                ListUserTagsRequest::marker,
                                ListUserTagsRequest::maxItems,
                                markers),
                        page ->
                                ListUserTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }

    private List<Endpoint<?, ?>> roles() {
        var tags = new TagEndpoints<>(new NamedTagged<>(Roles.TYPE, Role::withTags));
        return List.of(
                tags.tag(
                        IamApi.TAG_ROLE,
                        TagRoleRequest::roleName,
                        TagRoleRequest::tags,
                        new TagRoleResponse()),
                tags.untag(
                        IamApi.UNTAG_ROLE,
                        UntagRoleRequest::roleName,
                        UntagRoleRequest::tagKeys,
                        new UntagRoleResponse()),
                tags.list(
                        IamApi.LIST_ROLE_TAGS,
                        ListRoleTagsRequest::roleName,
                        new Paging<>(
                                ListRoleTagsRequest::marker,
                                ListRoleTagsRequest::maxItems,
                                markers),
                        page ->
                                ListRoleTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }

    private List<Endpoint<?, ?>> policies() {
        var tags = new TagEndpoints<>(new TaggedPolicies(policies));
        return List.of(
                tags.tag(
                        IamApi.TAG_POLICY,
                        TagPolicyRequest::policyArn,
                        TagPolicyRequest::tags,
                        new TagPolicyResponse()),
                tags.untag(
                        IamApi.UNTAG_POLICY,
                        UntagPolicyRequest::policyArn,
                        UntagPolicyRequest::tagKeys,
                        new UntagPolicyResponse()),
                tags.list(
                        IamApi.LIST_POLICY_TAGS,
                        ListPolicyTagsRequest::policyArn,
                        new Paging<>(
                                ListPolicyTagsRequest::marker,
                                ListPolicyTagsRequest::maxItems,
                                markers),
                        page ->
                                ListPolicyTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }

    private List<Endpoint<?, ?>> instanceProfiles() {
        var tags =
                new TagEndpoints<>(
                        new NamedTagged<>(InstanceProfiles.TYPE, InstanceProfile::withTags));
        return List.of(
                tags.tag(
                        IamApi.TAG_INSTANCE_PROFILE,
                        TagInstanceProfileRequest::instanceProfileName,
                        TagInstanceProfileRequest::tags,
                        new TagInstanceProfileResponse()),
                tags.untag(
                        IamApi.UNTAG_INSTANCE_PROFILE,
                        UntagInstanceProfileRequest::instanceProfileName,
                        UntagInstanceProfileRequest::tagKeys,
                        new UntagInstanceProfileResponse()),
                tags.list(
                        IamApi.LIST_INSTANCE_PROFILE_TAGS,
                        ListInstanceProfileTagsRequest::instanceProfileName,
                        new Paging<>(
                                ListInstanceProfileTagsRequest::marker,
                                ListInstanceProfileTagsRequest::maxItems,
                                markers),
                        page ->
                                ListInstanceProfileTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }
}
