package dev.gatehouse.iam;

import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.api.iam.ListMFADeviceTagsRequest;
import dev.gatehouse.api.iam.ListMFADeviceTagsResponse;
import dev.gatehouse.api.iam.TagMFADeviceRequest;
import dev.gatehouse.api.iam.TagMFADeviceResponse;
import dev.gatehouse.api.iam.UntagMFADeviceRequest;
import dev.gatehouse.api.iam.UntagMFADeviceResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.accesskey.AccessKeys;
import dev.gatehouse.iam.accesskey.CreateAccessKey;
import dev.gatehouse.iam.accesskey.DeleteAccessKey;
import dev.gatehouse.iam.accesskey.GetAccessKeyLastUsed;
import dev.gatehouse.iam.accesskey.ListAccessKeys;
import dev.gatehouse.iam.accesskey.UpdateAccessKey;
import dev.gatehouse.iam.account.CreateAccountAlias;
import dev.gatehouse.iam.account.DeleteAccountAlias;
import dev.gatehouse.iam.account.ListAccountAliases;
import dev.gatehouse.iam.account.SetSecurityTokenServicePreferences;
import dev.gatehouse.iam.attachment.ListEntitiesForPolicy;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.credential.Proofs;
import dev.gatehouse.iam.credential.WrongTries;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.group.AddUserToGroup;
import dev.gatehouse.iam.group.CreateGroup;
import dev.gatehouse.iam.group.DeleteGroup;
import dev.gatehouse.iam.group.GetGroup;
import dev.gatehouse.iam.group.Groups;
import dev.gatehouse.iam.group.ListGroups;
import dev.gatehouse.iam.group.ListGroupsForUser;
import dev.gatehouse.iam.group.RemoveUserFromGroup;
import dev.gatehouse.iam.group.UpdateGroup;
import dev.gatehouse.iam.instanceprofile.AddRoleToInstanceProfile;
import dev.gatehouse.iam.instanceprofile.CreateInstanceProfile;
import dev.gatehouse.iam.instanceprofile.DeleteInstanceProfile;
import dev.gatehouse.iam.instanceprofile.GetInstanceProfile;
import dev.gatehouse.iam.instanceprofile.InstanceProfiles;
import dev.gatehouse.iam.instanceprofile.ListInstanceProfiles;
import dev.gatehouse.iam.instanceprofile.ListInstanceProfilesForRole;
import dev.gatehouse.iam.instanceprofile.RemoveRoleFromInstanceProfile;
import dev.gatehouse.iam.loginprofile.ChangePassword;
import dev.gatehouse.iam.loginprofile.CreateLoginProfile;
import dev.gatehouse.iam.loginprofile.DeleteLoginProfile;
import dev.gatehouse.iam.loginprofile.GetLoginProfile;
import dev.gatehouse.iam.loginprofile.LoginProfiles;
import dev.gatehouse.iam.loginprofile.UpdateLoginProfile;
import dev.gatehouse.iam.managedpolicy.CreatePolicy;
import dev.gatehouse.iam.managedpolicy.CreatePolicyVersion;
import dev.gatehouse.iam.managedpolicy.DeletePolicy;
import dev.gatehouse.iam.managedpolicy.DeletePolicyVersion;
import dev.gatehouse.iam.managedpolicy.GetPolicy;
import dev.gatehouse.iam.managedpolicy.GetPolicyVersion;
import dev.gatehouse.iam.managedpolicy.ListPolicies;
import dev.gatehouse.iam.managedpolicy.ListPolicyVersions;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.PolicyUses;
import dev.gatehouse.iam.managedpolicy.SetDefaultPolicyVersion;
import dev.gatehouse.iam.mfa.CreateVirtualMfaDevice;
import dev.gatehouse.iam.mfa.DeactivateMfaDevice;
import dev.gatehouse.iam.mfa.DeleteVirtualMfaDevice;
import dev.gatehouse.iam.mfa.EnableMfaDevice;
import dev.gatehouse.iam.mfa.GetMfaDevice;
import dev.gatehouse.iam.mfa.ListMfaDevices;
import dev.gatehouse.iam.mfa.ListVirtualMfaDevices;
import dev.gatehouse.iam.mfa.MfaDevices;
import dev.gatehouse.iam.mfa.ResyncMfaDevice;
import dev.gatehouse.iam.mfa.SecurityKeys;
import dev.gatehouse.iam.passwordpolicy.DeleteAccountPasswordPolicy;
import dev.gatehouse.iam.passwordpolicy.GetAccountPasswordPolicy;
import dev.gatehouse.iam.passwordpolicy.UpdateAccountPasswordPolicy;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.iam.report.GenerateCredentialReport;
import dev.gatehouse.iam.report.GetAccountAuthorizationDetails;
import dev.gatehouse.iam.report.GetAccountSummary;
import dev.gatehouse.iam.report.GetCredentialReport;
import dev.gatehouse.iam.role.CreateRole;
import dev.gatehouse.iam.role.DeleteRole;
import dev.gatehouse.iam.role.GetRole;
import dev.gatehouse.iam.role.ListRoles;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.role.UpdateAssumeRolePolicy;
import dev.gatehouse.iam.role.UpdateRole;
import dev.gatehouse.iam.role.UpdateRoleDescription;
import dev.gatehouse.iam.servicecredential.ServiceCredentials;
import dev.gatehouse.iam.signingcertificate.SigningCertificates;
import dev.gatehouse.iam.sshkey.SshPublicKeys;
import dev.gatehouse.iam.tag.TagEndpoints;
import dev.gatehouse.iam.user.CreateUser;
import dev.gatehouse.iam.user.DeleteUser;
import dev.gatehouse.iam.user.GetUser;
import dev.gatehouse.iam.user.ListUsers;
import dev.gatehouse.iam.user.UpdateUser;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Service;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// AWS Identity and Access Management: the operations that are served, as in the API reference.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html">IAM
///   API</a>
public final class IamService implements Service {
    private final Ids ids;
    private final RandomGenerator secrets;
    private final ManagedPolicies policies;
    private final PolicyUses uses;
    private final Boundaries boundaries;
    private final LastUses lastUses;
    private final Markers markers;
    private final Proofs proofs;
    private final MfaDevices devices;
    private final List<Endpoint<?, ?>> endpoints;

    /// @param secrets the source of secret access keys, seeds and passwords
    public IamService(
            Ids ids,
            RandomGenerator secrets,
            ManagedPolicies policies,
            LastUses lastUses,
            Markers markers,
            Proofs proofs,
            MfaDevices devices) {
        this.ids = ids;
        this.secrets = secrets;
        this.policies = policies;
        this.uses =
                new PolicyUses(
                        List.of(Users.HOLDER, Groups.HOLDER, Roles.HOLDER),
                        List.of(Users.HOLDER, Roles.HOLDER));
        this.boundaries = new Boundaries(policies);
        this.lastUses = lastUses;
        this.markers = markers;
        this.proofs = proofs;
        this.devices = devices;
        this.endpoints =
                Stream.of(
                                users(),
                                groups(),
                                roles(),
                                managedPolicies(),
                                new HolderPolicyEndpoints(policies, boundaries, markers).all(),
                                new EntityTagEndpoints(policies, markers).all(),
                                accessKeys(),
                                passwordPolicy(),
                                loginProfiles(),
                                mfaDevices(),
                                mfaDeviceTags(),
                                new CredentialEndpoints(ids, secrets, markers).all(),
                                instanceProfiles(),
                                account(),
                                new LastAccessedEndpoints(
                                                ids,
                                                policies,
                                                new PolicySources(policies),
                                                lastUses,
                                                markers)
                                        .all(),
                                new ProviderEndpoints(ids, markers).all(),
                                new ServiceLinkedRoleEndpoints(ids, lastUses).all(),
                                new AccountFeatureEndpoints(ids).all(),
                                new DelegationEndpoints(ids, policies, markers).all(),
                                new SimulatorEndpoints(new PolicySources(policies), markers).all())
                        .flatMap(List::stream)
                        .toList();
    }

    @Override
    public ServiceModel model() {
        return IamApi.SERVICE;
    }

    @Override
    public List<Endpoint<?, ?>> endpoints() {
        return endpoints;
    }

    private List<Endpoint<?, ?>> users() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_USER, new CreateUser(ids, boundaries)),
                Endpoint.reads(IamApi.GET_USER, new GetUser(lastUses)),
                Endpoint.reads(IamApi.LIST_USERS, new ListUsers(markers, lastUses)),
                Endpoint.changes(IamApi.UPDATE_USER, new UpdateUser()),
                Endpoint.changes(
                        IamApi.DELETE_USER,
                        new DeleteUser(
                                List.of(
                                        AccessKeys.OBSTACLE,
                                        LoginProfiles.OBSTACLE,
                                        MfaDevices.OBSTACLE,
                                        SecurityKeys.OBSTACLE,
                                        SigningCertificates.OBSTACLE,
                                        SshPublicKeys.OBSTACLE,
                                        ServiceCredentials.OBSTACLE))));
    }

    private List<Endpoint<?, ?>> groups() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_GROUP, new CreateGroup(ids)),
                Endpoint.reads(IamApi.GET_GROUP, new GetGroup(markers)),
                Endpoint.reads(IamApi.LIST_GROUPS, new ListGroups(markers)),
                Endpoint.changes(IamApi.UPDATE_GROUP, new UpdateGroup()),
                Endpoint.changes(IamApi.DELETE_GROUP, new DeleteGroup()),
                Endpoint.changes(IamApi.ADD_USER_TO_GROUP, new AddUserToGroup()),
                Endpoint.changes(IamApi.REMOVE_USER_FROM_GROUP, new RemoveUserFromGroup()),
                Endpoint.reads(IamApi.LIST_GROUPS_FOR_USER, new ListGroupsForUser(markers)));
    }

    private List<Endpoint<?, ?>> roles() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_ROLE, new CreateRole(ids, boundaries)),
                Endpoint.reads(IamApi.GET_ROLE, new GetRole(lastUses)),
                Endpoint.reads(IamApi.LIST_ROLES, new ListRoles(markers)),
                Endpoint.changes(IamApi.UPDATE_ROLE, new UpdateRole()),
                Endpoint.changes(IamApi.UPDATE_ROLE_DESCRIPTION, new UpdateRoleDescription()),
                Endpoint.changes(IamApi.UPDATE_ASSUME_ROLE_POLICY, new UpdateAssumeRolePolicy()),
                Endpoint.changes(IamApi.DELETE_ROLE, new DeleteRole(InstanceProfiles.OF_ROLE)));
    }

    private List<Endpoint<?, ?>> managedPolicies() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_POLICY, new CreatePolicy(ids, policies, uses)),
                Endpoint.reads(IamApi.GET_POLICY, new GetPolicy(policies, uses)),
                Endpoint.reads(IamApi.LIST_POLICIES, new ListPolicies(policies, uses, markers)),
                Endpoint.changes(IamApi.DELETE_POLICY, new DeletePolicy(policies, uses)),
                Endpoint.changes(IamApi.CREATE_POLICY_VERSION, new CreatePolicyVersion(policies)),
                Endpoint.reads(IamApi.GET_POLICY_VERSION, new GetPolicyVersion(policies)),
                Endpoint.reads(
                        IamApi.LIST_POLICY_VERSIONS, new ListPolicyVersions(policies, markers)),
                Endpoint.changes(IamApi.DELETE_POLICY_VERSION, new DeletePolicyVersion(policies)),
                Endpoint.changes(
                        IamApi.SET_DEFAULT_POLICY_VERSION, new SetDefaultPolicyVersion(policies)),
                Endpoint.reads(
                        IamApi.LIST_ENTITIES_FOR_POLICY,
                        new ListEntitiesForPolicy(policies, markers)));
    }

    private List<Endpoint<?, ?>> accessKeys() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_ACCESS_KEY, new CreateAccessKey(ids, secrets)),
                Endpoint.changes(IamApi.UPDATE_ACCESS_KEY, new UpdateAccessKey()),
                Endpoint.changes(IamApi.DELETE_ACCESS_KEY, new DeleteAccessKey()),
                Endpoint.reads(IamApi.LIST_ACCESS_KEYS, new ListAccessKeys(markers)),
                Endpoint.reads(
                        IamApi.GET_ACCESS_KEY_LAST_USED, new GetAccessKeyLastUsed(lastUses)));
    }

    private static List<Endpoint<?, ?>> passwordPolicy() {
        return List.of(
                Endpoint.reads(IamApi.GET_ACCOUNT_PASSWORD_POLICY, new GetAccountPasswordPolicy()),
                Endpoint.changes(
                        IamApi.UPDATE_ACCOUNT_PASSWORD_POLICY, new UpdateAccountPasswordPolicy()),
                Endpoint.changes(
                        IamApi.DELETE_ACCOUNT_PASSWORD_POLICY, new DeleteAccountPasswordPolicy()));
    }

    private List<Endpoint<?, ?>> loginProfiles() {
        var profiles = new LoginProfiles(ids, proofs);
        return List.of(
                Endpoint.changes(IamApi.CREATE_LOGIN_PROFILE, new CreateLoginProfile(profiles)),
                Endpoint.reads(IamApi.GET_LOGIN_PROFILE, new GetLoginProfile()),
                Endpoint.changes(IamApi.UPDATE_LOGIN_PROFILE, new UpdateLoginProfile(profiles)),
                Endpoint.changes(IamApi.DELETE_LOGIN_PROFILE, new DeleteLoginProfile()),
                Endpoint.changes(
                        IamApi.CHANGE_PASSWORD,
                        new ChangePassword(profiles, new WrongTries(proofs.machineTime()))));
    }

    private List<Endpoint<?, ?>> mfaDevices() {
        return List.of(
                Endpoint.changes(
                        IamApi.CREATE_VIRTUAL_MFA_DEVICE, new CreateVirtualMfaDevice(ids, secrets)),
                Endpoint.changes(IamApi.ENABLE_MFA_DEVICE, new EnableMfaDevice(devices)),
                Endpoint.changes(IamApi.RESYNC_MFA_DEVICE, new ResyncMfaDevice(devices)),
                Endpoint.changes(IamApi.DEACTIVATE_MFA_DEVICE, new DeactivateMfaDevice()),
                Endpoint.changes(IamApi.DELETE_VIRTUAL_MFA_DEVICE, new DeleteVirtualMfaDevice()),
                Endpoint.reads(IamApi.GET_MFA_DEVICE, new GetMfaDevice()),
                Endpoint.reads(IamApi.LIST_MFA_DEVICES, new ListMfaDevices(markers)),
                Endpoint.reads(
                        IamApi.LIST_VIRTUAL_MFA_DEVICES, new ListVirtualMfaDevices(markers)));
    }

    private List<Endpoint<?, ?>> mfaDeviceTags() {
        var tags = new TagEndpoints<>(MfaDevices.TAGGED);
        return List.of(
                tags.tag(
                        IamApi.TAG_MFA_DEVICE,
                        TagMFADeviceRequest::serialNumber,
                        TagMFADeviceRequest::tags,
                        new TagMFADeviceResponse()),
                tags.untag(
                        IamApi.UNTAG_MFA_DEVICE,
                        UntagMFADeviceRequest::serialNumber,
                        UntagMFADeviceRequest::tagKeys,
                        new UntagMFADeviceResponse()),
                tags.list(
                        IamApi.LIST_MFA_DEVICE_TAGS,
                        ListMFADeviceTagsRequest::serialNumber,
                        new Paging<>(
                                ListMFADeviceTagsRequest::marker,
                                ListMFADeviceTagsRequest::maxItems,
                                markers),
                        page ->
                                ListMFADeviceTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }

    private List<Endpoint<?, ?>> instanceProfiles() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_INSTANCE_PROFILE, new CreateInstanceProfile(ids)),
                Endpoint.reads(IamApi.GET_INSTANCE_PROFILE, new GetInstanceProfile()),
                Endpoint.reads(IamApi.LIST_INSTANCE_PROFILES, new ListInstanceProfiles(markers)),
                Endpoint.reads(
                        IamApi.LIST_INSTANCE_PROFILES_FOR_ROLE,
                        new ListInstanceProfilesForRole(markers)),
                Endpoint.changes(
                        IamApi.ADD_ROLE_TO_INSTANCE_PROFILE, new AddRoleToInstanceProfile()),
                Endpoint.changes(
                        IamApi.REMOVE_ROLE_FROM_INSTANCE_PROFILE,
                        new RemoveRoleFromInstanceProfile()),
                Endpoint.changes(IamApi.DELETE_INSTANCE_PROFILE, new DeleteInstanceProfile()));
    }

    private List<Endpoint<?, ?>> account() {
        return List.of(
                Endpoint.changesInstallation(IamApi.CREATE_ACCOUNT_ALIAS, new CreateAccountAlias()),
                Endpoint.changesInstallation(IamApi.DELETE_ACCOUNT_ALIAS, new DeleteAccountAlias()),
                Endpoint.reads(IamApi.LIST_ACCOUNT_ALIASES, new ListAccountAliases(markers)),
                Endpoint.changes(
                        IamApi.SET_SECURITY_TOKEN_SERVICE_PREFERENCES,
                        new SetSecurityTokenServicePreferences()),
                Endpoint.reads(IamApi.GET_ACCOUNT_SUMMARY, new GetAccountSummary()),
                Endpoint.changes(
                        IamApi.GENERATE_CREDENTIAL_REPORT, new GenerateCredentialReport(lastUses)),
                Endpoint.reads(IamApi.GET_CREDENTIAL_REPORT, new GetCredentialReport()),
                Endpoint.reads(
                        IamApi.GET_ACCOUNT_AUTHORIZATION_DETAILS,
                        new GetAccountAuthorizationDetails(policies, uses, lastUses, markers)));
    }
}
