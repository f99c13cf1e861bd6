package dev.gatehouse.cli.policy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.RefusedException;
import dev.gatehouse.cli.client.Xml;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A managed policy on a server.
record ManagedPolicy(String arn, IamApi iam) {
    /// The policy with an ARN, or the customer managed one of a name. Names are unique in an
    /// account ignoring case, whatever the path.
    static Optional<ManagedPolicy> find(String nameOrArn, IamApi iam)
            throws IOException, InterruptedException {
        if (nameOrArn.startsWith("arn:")) {
            return Optional.of(new ManagedPolicy(nameOrArn, iam));
        }
        return iam.list("ListPolicies", Map.of("Scope", "Local"), "Policies").stream()
                .filter(policy -> policy.text("PolicyName").equalsIgnoreCase(nameOrArn))
                .findFirst()
                .map(policy -> new ManagedPolicy(policy.text("Arn"), iam));
    }

    static ManagedPolicy create(String name, String path, String document, IamApi iam)
            throws IOException, InterruptedException {
        Xml made =
                iam.call(
                        "CreatePolicy",
                        Map.of("PolicyName", name, "Path", path, "PolicyDocument", document));
        return new ManagedPolicy(made.child("Policy").map(of -> of.text("Arn")).orElse(""), iam);
    }

    /// Makes a new version the default.
    ///
    /// @return its id
    String add(String document) throws IOException, InterruptedException {
        Xml made =
                iam.call(
                        "CreatePolicyVersion",
                        Map.of(
                                "PolicyArn",
                                arn,
                                "PolicyDocument",
                                document,
                                "SetAsDefault",
                                "true"));
        return made.child("PolicyVersion").map(of -> of.text("VersionId")).orElse("");
    }

    /// Deletes the oldest version that is not the default.
    ///
    /// @return its id; empty if there is none
    Optional<String> deleteOldest() throws IOException, InterruptedException {
        List<Xml> versions = iam.list("ListPolicyVersions", Map.of("PolicyArn", arn), "Versions");
        Optional<String> oldest =
                versions.stream()
                        .filter(version -> !version.text("IsDefaultVersion").equals("true"))
                        .min(
                                Comparator.<Xml, Instant>comparing(
                                                of -> Instant.parse(of.text("CreateDate")))
                                        .thenComparingInt(of -> number(of.text("VersionId"))))
                        .map(version -> version.text("VersionId"));
        if (oldest.isPresent()) {
            iam.call("DeletePolicyVersion", Map.of("PolicyArn", arn, "VersionId", oldest.get()));
        }
        return oldest;
    }

    private static int number(String versionId) {
        return Integer.parseInt(versionId.substring(1));
    }

    /// The document of the default version, as the API sends it.
    ///
    /// @throws RefusedException if there is no such policy
    String document() throws IOException, InterruptedException {
        String version =
                iam.call("GetPolicy", Map.of("PolicyArn", arn))
                        .child("Policy")
                        .map(policy -> policy.text("DefaultVersionId"))
                        .orElse("");
        return iam.call("GetPolicyVersion", Map.of("PolicyArn", arn, "VersionId", version))
                .child("PolicyVersion")
                .map(found -> found.text("Document"))
                .orElse("");
    }
}
