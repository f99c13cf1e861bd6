package dev.gatehouse.iam.entity;

import static dev.gatehouse.api.iam.IamErrorCode.MALFORMED_POLICY_DOCUMENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.net.URLEncoder;

/// Policy documents as IAM takes and shows them.
public final class PolicyDocuments {
    private PolicyDocuments() {}

    /// The policy that a document says which is to be saved.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedPolicyDocument` in AWS's words if it is
    ///   none
    public static Policy validate(String document, PolicyType type) {
        return policy(PolicyParser.validate(document, type));
    }

    /// The policy that a document says which is to be saved as a managed policy.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedPolicyDocument` in AWS's words if it is
    ///   none
    public static Policy validateManaged(String document) {
        return policy(PolicyParser.validateManaged(document));
    }

    /// The policy that a saved document says.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedPolicyDocument` if it is none
    public static Policy parse(String document, PolicyType type) {
        return policy(PolicyParser.parse(document, type));
    }

    private static Policy policy(ParseResult result) {
        return switch (result) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed ->
                    throw MALFORMED_POLICY_DOCUMENT.because("%s", malformed.message());
        };
    }

    /// The size of a document as quotas count it: characters without white space.
    public static int size(String document) {
        return (int) document.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    }

    /// A document as answers hold it: percent-encoded as RFC 3986 has it.
    public static String encoded(String document) {
        return URLEncoder.encode(document, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
