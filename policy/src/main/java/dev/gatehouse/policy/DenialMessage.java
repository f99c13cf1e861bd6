package dev.gatehouse.policy;

/// What a caller is told who was denied, in AWS's words.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot
///   access denied error messages</a>
/// @see <a
///   href="https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns">Policy
///   ARNs in access denied error messages</a>
public final class DenialMessage {
    private DenialMessage() {}

    /// The sentence for a denial.
    ///
    /// @param caller the ARN of who asked
    /// @param resource as the operation shows it, which is not always its ARN
    /// @throws IllegalArgumentException if the request is allowed
    public static String of(String caller, String action, String resource, Decision decision) {
        String said =
                "User: %s is not authorized to perform: %s on resource: %s"
                        .formatted(caller, action, resource);
        if (decision instanceof Decision.ExplicitlyDenied denied) {
            return said + " with an explicit deny in " + named(denied.by().get(0));
        }
        if (decision instanceof Decision.ImplicitlyDenied denied) {
            return said
                    + " because no "
                    + denied.missing().words()
                    + " allows the "
                    + action
                    + " action";
        }
        throw new IllegalArgumentException("an allowed request is not denied");
    }

    /// The type of a policy and, if it is one on the caller's side that has an ARN, which it is.
    private static String named(StatementRef statement) {
        String type = named(statement.type());
        return isOfTheCaller(statement.type()) && Arn.find(statement.policy()).isPresent()
                ? type + ": " + statement.policy()
                : type;
    }

    private static boolean isOfTheCaller(PolicyType type) {
        return switch (type) {
            case IDENTITY, PERMISSIONS_BOUNDARY, SESSION, SERVICE_CONTROL -> true;
            case RESOURCE, TRUST, RESOURCE_CONTROL, VPC_ENDPOINT -> false;
        };
    }

    private static String named(PolicyType type) {
        return switch (type) {
            case IDENTITY -> "an " + type.words();
            case TRUST -> "the " + type.words();
            case PERMISSIONS_BOUNDARY,
                    SESSION,
                    RESOURCE,
                    SERVICE_CONTROL,
                    RESOURCE_CONTROL,
                    VPC_ENDPOINT ->
                    "a " + type.words();
        };
    }
}
