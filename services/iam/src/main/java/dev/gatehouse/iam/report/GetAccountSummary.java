package dev.gatehouse.iam.report;

import dev.gatehouse.api.iam.GetAccountSummaryRequest;
import dev.gatehouse.api.iam.GetAccountSummaryResponse;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.account.TokenPreferences;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.instanceprofile.InstanceProfile;
import dev.gatehouse.iam.managedpolicy.CustomerPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.iam.mfa.AssignedDevice;
import dev.gatehouse.iam.mfa.MfaDevice;
import dev.gatehouse.iam.mfa.SecurityKey;
import dev.gatehouse.iam.provider.OidcProvider;
import dev.gatehouse.iam.provider.SamlProvider;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.servercertificate.ServerCertificate;
import dev.gatehouse.iam.signingcertificate.SigningCertificate;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.View;
import java.util.Map;
import java.util.TreeMap;

/// Counts what is in the account and says its quotas.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html">GetAccountSummary</a>
public final class GetAccountSummary
        implements Operation<GetAccountSummaryRequest, GetAccountSummaryResponse> {
    @Override
    public Access access(GetAccountSummaryRequest request, Call call) {
        return Access.to("iam:GetAccountSummary", "*");
    }

    @Override
    public GetAccountSummaryResponse handle(GetAccountSummaryRequest request, Call call) {
        var summary = new TreeMap<String, Integer>();
        counts(summary, call);
        quotas(summary, call);
        summary.put(
                "GlobalEndpointTokenVersion",
                TokenPreferences.in(call).globalEndpointTokenVersion());
        return new GetAccountSummaryResponse(summary);
    }

    private static void counts(Map<String, Integer> summary, Call call) {
        View view = call.view();
        summary.put("Users", view.count(User.KIND));
        summary.put("Groups", view.count(Group.KIND));
        summary.put("Roles", view.count(Role.KIND));
        summary.put("Providers", view.count(OidcProvider.KIND) + view.count(SamlProvider.KIND));
        summary.put("InstanceProfiles", view.count(InstanceProfile.KIND));
        summary.put("Policies", view.count(ManagedPolicy.KIND));
        summary.put("PolicyVersionsInUse", CustomerPolicies.versions(view));
        boolean rootHasKeys =
                !view.by(AccessKey.KIND, "owner", call.account().id().value()).isEmpty();
        summary.put("AccountAccessKeysPresent", rootHasKeys ? 1 : 0);
        int securityKeys = view.count(SecurityKey.KIND);
        summary.put(
                "MFADevices",
                securityKeys
                        + (int)
                                view.all(MfaDevice.KIND).stream()
                                        .filter(MfaDevice::belongsToAccount)
                                        .count());
        summary.put(
                "MFADevicesInUse",
                securityKeys
                        + (int)
                                view.all(MfaDevice.KIND).stream()
                                        .filter(device -> device.ownerId().isPresent())
                                        .count());
        boolean rootHasDevice = AssignedDevice.has(call.account().id().value(), view);
        summary.put("AccountMFAEnabled", rootHasDevice ? 1 : 0);
        boolean rootHasCertificates =
                !view.by(SigningCertificate.KIND, "owner", call.account().id().value()).isEmpty();
        summary.put("AccountSigningCertificatesPresent", rootHasCertificates ? 1 : 0);
        summary.put("ServerCertificates", view.count(ServerCertificate.KIND));
        // It cannot be made yet.
        summary.put("AccountPasswordPresent", 0);
    }

    private static void quotas(Map<String, Integer> summary, Call call) {
        summary.put("UsersQuota", call.limit(Quota.USERS_PER_ACCOUNT));
        summary.put("GroupsQuota", call.limit(Quota.GROUPS_PER_ACCOUNT));
        summary.put("RolesQuota", call.limit(Quota.ROLES_PER_ACCOUNT));
        summary.put("InstanceProfilesQuota", call.limit(Quota.INSTANCE_PROFILES_PER_ACCOUNT));
        summary.put("PoliciesQuota", call.limit(Quota.POLICIES_PER_ACCOUNT));
        summary.put("VersionsPerPolicyQuota", call.limit(Quota.VERSIONS_PER_POLICY));
        summary.put("GroupsPerUserQuota", call.limit(Quota.GROUPS_PER_USER));
        summary.put("AccessKeysPerUserQuota", call.limit(Quota.ACCESS_KEYS_PER_USER));
        summary.put("AttachedPoliciesPerUserQuota", call.limit(Quota.ATTACHED_POLICIES_PER_USER));
        summary.put("AttachedPoliciesPerGroupQuota", call.limit(Quota.ATTACHED_POLICIES_PER_GROUP));
        summary.put("AttachedPoliciesPerRoleQuota", call.limit(Quota.ATTACHED_POLICIES_PER_ROLE));
        summary.put("PolicySizeQuota", call.limit(Quota.POLICY_SIZE));
        summary.put("UserPolicySizeQuota", call.limit(Quota.USER_POLICY_SIZE));
        summary.put("GroupPolicySizeQuota", call.limit(Quota.GROUP_POLICY_SIZE));
        summary.put("RolePolicySizeQuota", call.limit(Quota.ROLE_POLICY_SIZE));
        summary.put("AssumeRolePolicySizeQuota", call.limit(Quota.TRUST_POLICY_SIZE));
        summary.put("PolicyVersionsInUseQuota", call.limit(Quota.POLICY_VERSIONS_IN_USE));
        summary.put("ServerCertificatesQuota", call.limit(Quota.SERVER_CERTIFICATES_PER_ACCOUNT));
        summary.put(
                "SigningCertificatesPerUserQuota", call.limit(Quota.SIGNING_CERTIFICATES_PER_USER));
    }
}
