package dev.gatehouse.domain;

/// A limit of IAM, with AWS's default. Sizes are in characters without white space.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM
///   and STS quotas</a>
public enum Quota {
    USERS_PER_ACCOUNT("UsersPerAccount", 5_000),
    GROUPS_PER_ACCOUNT("GroupsPerAccount", 300),
    ROLES_PER_ACCOUNT("RolesPerAccount", 1_000),
    INSTANCE_PROFILES_PER_ACCOUNT("InstanceProfilesPerAccount", 1_000),
    POLICIES_PER_ACCOUNT("PoliciesPerAccount", 1_500),
    OIDC_PROVIDERS_PER_ACCOUNT("OpenIdConnectProvidersPerAccount", 100),
    SAML_PROVIDERS_PER_ACCOUNT("SAMLProvidersPerAccount", 100),
    /// Those that an account made. AWS does not publish its limit.
    DELEGATION_REQUESTS_PER_ACCOUNT("DelegationRequestsPerAccount", 1_000),
    /// Those of somebody and those of nobody: as many as users.
    VIRTUAL_MFA_DEVICES_PER_ACCOUNT("VirtualMFADevicesPerAccount", 5_000),
    VERSIONS_PER_POLICY("VersionsPerPolicy", 5),
    GROUPS_PER_USER("GroupsPerUser", 10),
    ACCESS_KEYS_PER_USER("AccessKeysPerUser", 2),
    MFA_DEVICES_PER_USER("MFADevicesPerUser", 8),
    SSH_PUBLIC_KEYS_PER_USER("SSHPublicKeysPerUser", 5),
    SIGNING_CERTIFICATES_PER_USER("CertificatesPerUser", 2),
    SERVER_CERTIFICATES_PER_ACCOUNT("ServerCertificatesPerAccount", 20),
    /// Of one service.
    SERVICE_CREDENTIALS_PER_USER("ContextSpecificCredentialsPerUserPerContext", 2),
    ATTACHED_POLICIES_PER_USER("PoliciesPerUser", 10),
    ATTACHED_POLICIES_PER_GROUP("PoliciesPerGroup", 10),
    ATTACHED_POLICIES_PER_ROLE("PoliciesPerRole", 10),
    TAGS_PER_ENTITY("TagsPerEntity", 50),
    POLICY_SIZE("PolicySize", 6_144),
    USER_POLICY_SIZE("UserPolicySize", 2_048),
    GROUP_POLICY_SIZE("GroupPolicySize", 5_120),
    ROLE_POLICY_SIZE("RolePolicySize", 10_240),
    TRUST_POLICY_SIZE("AssumeRolePolicySize", 2_048);

    private final String key;
    private final int defaultLimit;

    Quota(String key, int defaultLimit) {
        this.key = key;
        this.defaultLimit = defaultLimit;
    }

    /// The quota's name, where it has one as in `GetAccountSummary` (without the suffix `Quota`).
    public String key() {
        return key;
    }

    /// The limit of an account for which nobody set another.
    public int defaultLimit() {
        return defaultLimit;
    }
}
