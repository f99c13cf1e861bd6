package dev.gatehouse.authorization;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.StatementRef;

/// What a caller is told who was denied.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot
///   access denied error messages</a>
/// @see <a
///   href="https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns">Policy
///   ARNs in access denied error messages</a>
final class DenialMessage {
    private DenialMessage() {}

    static String of(Caller caller, Permission permission, Decision decision) {
        String said =
                "User: %s is not authorized to perform: %s on resource: %s"
                        .formatted(caller.arn(), permission.action(), permission.shownResource());
        return switch (decision) {
            case Decision.Allowed _ ->
                    throw new IllegalArgumentException("an allowed request is not denied");
            case Decision.ExplicitlyDenied denied ->
                    said + " with an explicit deny in " + named(denied.by().getFirst());
            case Decision.ImplicitlyDenied denied ->
                    said
                            + " because no "
                            + denied.missing().words()
                            + " allows the "
                            + permission.action()
                            + " action";
        };
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
