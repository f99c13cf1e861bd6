package dev.gatehouse.cli;

import dev.gatehouse.catalog.ResourcePolicyRules;
import dev.gatehouse.catalog.ResourcePolicyRules.Governing;
import dev.gatehouse.catalog.ResourcePolicyRules.Kind;
import dev.gatehouse.cli.client.RefusedException;
import dev.gatehouse.cli.client.SignedClient;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The policy that a server keeps for a resource.
///
/// @param owner the account that owns the resource
record StoredResourcePolicy(NamedPolicy policy, String owner) {
    /// The ARN whose policy governs a resource: of an object, that of its bucket.
    ///
    /// @param account the account that is asked about
    /// @return empty if the server keeps none for such resources, or for another account, or if the
    ///   pattern stands for resources of several policies
    static Optional<String> governing(String pattern, String account) {
        return Arn.find(pattern)
                .map(ResourcePolicyRules.load()::of)
                .filter(governing ->
                        governing.policy() != Kind.NONE && governing.policy() != Kind.TRUST)
                .map(Governing::arn)
                .filter(arn -> arn.account().isEmpty() || arn.account().equals(account))
                .map(Arn::toString)
                .filter(arn -> arn.chars().noneMatch(c -> c == '*' || c == '?'));
    }

    /// Asks the server.
    ///
    /// @return empty if it keeps none for the resource
    /// @throws IOException if it does not answer or refuses
    static Optional<StoredResourcePolicy> find(SignedClient server, String arn)
            throws IOException, InterruptedException {
        try {
            JsonNode answer =
                    server.post("/_gatehouse/resource-policies/get", Map.of("resourceArn", arn));
            return Optional.of(
                    new StoredResourcePolicy(
                            AccountArguments.policy(
                                    "policy of " + arn,
                                    answer.path("policy").asString(""),
                                    PolicyType.RESOURCE),
                            answer.path("resourceAccount").asString("")));
        } catch (RefusedException refused) {
            if (refused.code().equals("NoSuchEntity")) {
                return Optional.empty();
            }
            throw new IOException(
                    "the policy of %s cannot be read, give it with --resource-policy: %s"
                            .formatted(arn, refused.getMessage()),
                    refused);
        }
    }
}
