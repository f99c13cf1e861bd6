package dev.gatehouse.policy;

/// What part a policy has in a decision.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html">Policies
///   and permissions</a>
public enum PolicyType {
    IDENTITY("identity-based policy"),
    PERMISSIONS_BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    RESOURCE("resource-based policy"),
    TRUST("role trust policy"),
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    VPC_ENDPOINT("VPC endpoint policy");

    private final String words;

    PolicyType(String words) {
        this.words = words;
    }

    /// As denials name it.
    public String words() {
        return words;
    }
}
