package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A customer managed policy with its versions.
///
/// @param nextVersion the number of the version that is made next; numbers are never used again
/// @param versions in the order in which they were made
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html">Versioning
///   IAM policies</a>
public record ManagedPolicy(
        String name,
        String path,
        String id,
        Optional<String> description,
        Instant created,
        Instant updated,
        String defaultVersionId,
        int nextVersion,
        List<Version> versions,
        SortedMap<String, String> tags)
        implements IamEntity {
    /// Policies by name ignoring case; found by unique id.
    public static final Kind<ManagedPolicy> KIND =
            Kind.of("managedpolicy", ManagedPolicy.class)
                    .indexedBy("id", policy -> List.of(policy.id()));

    public ManagedPolicy {
        versions = List.copyOf(versions);
        tags = TextMap.copyOf(tags);
    }

    /// One version: its id (`v1`), the document as it was sent, and when it was made.
    public record Version(String id, String document, Instant created) {}

    @Override
    public String arn(Account account) {
        return account.iamArn("policy" + path + name);
    }

    /// Where the policy is stored.
    public String key() {
        return Names.key(name);
    }

    /// The version with this id.
    public Optional<Version> version(String versionId) {
        return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
    }

    /// The version that is in force.
    public Version defaultVersion() {
        return version(defaultVersionId)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "policy `" + name + "` lacks its default version"));
    }

    /// The policy with one more version.
    ManagedPolicy withVersion(String document, boolean asDefault, Instant at) {
        var version = new Version("v" + nextVersion, document, at);
        var more = new ArrayList<>(versions);
        more.add(version);
        String nowDefault = asDefault ? version.id() : defaultVersionId;
        return with(nowDefault, nextVersion + 1, more, asDefault ? at : updated);
    }

    /// The policy without the version of this id.
    ManagedPolicy withoutVersion(String versionId) {
        return with(
                defaultVersionId,
                nextVersion,
                versions.stream().filter(version -> !version.id().equals(versionId)).toList(),
                updated);
    }

    /// The policy with another version in force.
    ManagedPolicy withDefaultVersion(String versionId, Instant at) {
        return with(versionId, nextVersion, versions, at);
    }

    private ManagedPolicy with(
            String newDefault, int newNext, List<Version> newVersions, Instant newUpdated) {
        return new ManagedPolicy(
                name,
                path,
                id,
                description,
                created,
                newUpdated,
                newDefault,
                newNext,
                newVersions,
                tags);
    }

    public ManagedPolicy withTags(SortedMap<String, String> newTags) {
        return new ManagedPolicy(
                name,
                path,
                id,
                description,
                created,
                updated,
                defaultVersionId,
                nextVersion,
                versions,
                newTags);
    }
}
