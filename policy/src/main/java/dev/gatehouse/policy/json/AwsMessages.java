package dev.gatehouse.policy.json;

import dev.gatehouse.policy.PolicyType;
import java.util.Comparator;
import java.util.Optional;

/// The sentences with which AWS refuses documents, and which of several it answers with.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html">Troubleshoot
///   IAM policies</a>
final class AwsMessages {
    private AwsMessages() {}

    /// AWS's sentence for a broken rule.
    ///
    /// @param subject the text at fault
    static Optional<String> of(PolicyType type, Rule rule, String subject) {
        return switch (type) {
            case IDENTITY, PERMISSIONS_BOUNDARY, SESSION -> identity(rule, subject);
            case TRUST -> trust(rule, subject);
            case SERVICE_CONTROL, RESOURCE_CONTROL ->
                    Optional.of(
                            "The provided policy document does not meet the requirements of the"
                                    + " specified policy type.");
            case RESOURCE, VPC_ENDPOINT -> Optional.empty();
        };
    }

    /// In which order AWS checks. Of a trust policy it checks one statement after the other, of
    /// other policies one rule after the other.
    static Comparator<Problem> order(PolicyType type) {
        return type == PolicyType.TRUST
                ? Comparator.comparingInt((Problem problem) -> problem.path().statement())
                        .thenComparingInt(problem -> trustOrder(problem.rule()))
                : Comparator.comparingInt(problem -> identityOrder(problem.rule()));
    }

    private static Optional<String> identity(Rule rule, String subject) {
        return Optional.ofNullable(
                switch (rule) {
                    case JSON,
                            SYNTAX,
                            STATEMENT_MISSING,
                            VERSION_UNKNOWN,
                            EFFECT_MISSING,
                            EFFECT_UNKNOWN ->
                            "Syntax errors in policy.";
                    case VERSION_OLD -> "Policy document must be version 2012-10-17 or greater.";
                    case EFFECT_CASE, ARN_INCOMPLETE, DATE -> "The policy failed legacy parsing";
                    case SID_CHARACTERS ->
                            "Statement IDs (SID) must be alpha-numeric. Check that your input"
                                    + " satisfies the regular expression [0-9A-Za-z]*";
                    case SID_REPEATED -> "Statement IDs (SID) in a single policy must be unique.";
                    case ACTION_MISSING -> "Policy statement must contain actions.";
                    case RESOURCE_NOT_ARN ->
                            "Resource " + subject + " must be in ARN format or \"*\".";
                    case RESOURCE_PARTITION ->
                            "Partition \""
                                    + subject.split(":", -1)[1]
                                    + "\" is not valid for resource \""
                                    + subject
                                    + "\".";
                    case RESOURCE_VENDOR ->
                            "Resource vendor must be fully qualified and cannot contain regexes.";
                    case IAM_RESOURCE_REGION ->
                            "IAM resource " + subject + " cannot contain region information.";
                    case S3_RESOURCE_REGION ->
                            "Resource " + subject + " can not contain region information.";
                    case IAM_RESOURCE_PATH ->
                            "IAM resource path must either be \"*\" or start with "
                                    + String.join(", ", SavedTextRules.IAM_PATHS)
                                    + ".";
                    case ACTION_WITHOUT_VENDOR ->
                            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2,"
                                    + " etc.";
                    case ACTION_WITH_COLONS -> "Actions/Condition can contain only one colon.";
                    case ACTION_VENDOR -> "Vendor " + subject + " is not valid";
                    case RESOURCE_MISSING -> "Policy statement must contain resources.";
                    case PRINCIPAL_PROHIBITED -> "Policy document should not specify a principal.";
                    default -> null;
                });
    }

    private static Optional<String> trust(Rule rule, String subject) {
        return Optional.ofNullable(
                switch (rule) {
                    case JSON -> "This policy contains invalid Json";
                    case SYNTAX -> "Syntax error in policy.";
                    case VERSION_UNKNOWN -> "The policy must contain a valid version string";
                    case STATEMENT_MISSING -> "Could not parse the policy: Statement is empty!";
                    case SID_REPEATED -> "The Statement Ids in the policy are not unique";
                    case EFFECT_MISSING -> "Missing required field Effect";
                    case EFFECT_UNKNOWN, EFFECT_CASE -> "Invalid effect: " + subject;
                    case PRINCIPAL_MISSING -> "Missing required field Principal";
                    case PRINCIPAL_EMPTY -> "Missing required field Principal cannot be empty!";
                    case PRINCIPAL_NOT_OBJECT -> "Principal must be a JSON object.";
                    case NOT_PRINCIPAL_WITH_ALLOW -> "Allow with NotPrincipal is not allowed.";
                    case NOT_PRINCIPAL_PROHIBITED ->
                            "AssumeRole policy must not contain NotPrincipal field.";
                    case PRINCIPAL_TYPE, PRINCIPAL_VALUE ->
                            "Invalid principal in policy: " + subject;
                    case ACTION_MISSING -> "Missing required field Action";
                    case ACTION_NOT_STS ->
                            "AssumeRole policy may only specify STS AssumeRole actions.";
                    case RESOURCE_PROHIBITED ->
                            subject.equals("Resource")
                                    ? "Has prohibited field Resource"
                                    : "AssumeRole policy must not contain resources.";
                    case SHARED_PROVIDER_WITHOUT_CONDITION -> sharedProvider(subject);
                    default -> null;
                });
    }

    /// AWS's sentence is recorded for Cognito only.
    private static String sharedProvider(String provider) {
        return provider.equals(SharedProviders.COGNITO)
                ? "A condition block must be present for the Cognito provider"
                : "A condition on "
                        + SharedProviders.key(provider)
                        + " must be present for the provider "
                        + provider;
    }

    private static int identityOrder(Rule rule) {
        return switch (rule) {
            case JSON, SYNTAX, STATEMENT_MISSING, VERSION_UNKNOWN, EFFECT_MISSING, EFFECT_UNKNOWN ->
                    1;
            case VERSION_OLD -> 2;
            case EFFECT_CASE, ARN_INCOMPLETE, DATE -> 3;
            case SID_CHARACTERS, SID_REPEATED -> 4;
            case ACTION_MISSING -> 5;
            case RESOURCE_NOT_ARN,
                    RESOURCE_PARTITION,
                    RESOURCE_VENDOR,
                    IAM_RESOURCE_REGION,
                    IAM_RESOURCE_PATH,
                    S3_RESOURCE_REGION ->
                    6;
            case ACTION_WITHOUT_VENDOR, ACTION_WITH_COLONS, ACTION_VENDOR -> 7;
            case RESOURCE_MISSING -> 8;
            case PRINCIPAL_PROHIBITED -> 9;
            default -> 10;
        };
    }

    private static int trustOrder(Rule rule) {
        return switch (rule) {
            case JSON -> 0;
            case VERSION_UNKNOWN, EFFECT_MISSING, EFFECT_UNKNOWN, EFFECT_CASE -> 1;
            case STATEMENT_MISSING, NOT_PRINCIPAL_WITH_ALLOW, NOT_PRINCIPAL_PROHIBITED -> 2;
            case PRINCIPAL_MISSING,
                    PRINCIPAL_EMPTY,
                    PRINCIPAL_NOT_OBJECT,
                    PRINCIPAL_TYPE,
                    PRINCIPAL_VALUE,
                    SHARED_PROVIDER_WITHOUT_CONDITION ->
                    3;
            case SYNTAX -> 4;
            case ACTION_MISSING, ACTION_NOT_STS -> 5;
            case RESOURCE_PROHIBITED -> 6;
            default -> 7;
        };
    }
}
