package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.PolicyVersion;
import dev.gatehouse.iam.entity.PolicyDocuments;

/// Versions of managed policies.
public final class PolicyVersions {
    private PolicyVersions() {}

    /// The version with this id.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    static ManagedPolicy.Version get(String arn, ManagedPolicy policy, String versionId) {
        return policy.version(versionId)
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "Policy %s version %s does not exist or is not attachable.",
                                arn, versionId));
    }

    /// A version in a list: without its document.
    static PolicyVersion listed(ManagedPolicy policy, ManagedPolicy.Version version) {
        return base(policy, version).build();
    }

    /// A version with its document.
    public static PolicyVersion shown(ManagedPolicy policy, ManagedPolicy.Version version) {
        return base(policy, version).document(PolicyDocuments.encoded(version.document())).build();
    }

    private static PolicyVersion.Builder base(ManagedPolicy policy, ManagedPolicy.Version version) {
        return PolicyVersion.builder()
                .createDate(version.created())
                .isDefaultVersion(version.id().equals(policy.defaultVersionId()))
                .versionId(version.id());
    }
}
