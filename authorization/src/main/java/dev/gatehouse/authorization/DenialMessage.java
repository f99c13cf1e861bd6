package dev.gatehouse.authorization;

import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.PolicyType;

/// What a caller is told who was denied.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot
///   access denied error messages</a>
final class DenialMessage {
    private DenialMessage() {}

    static String of(String caller, Permission permission, Decision decision) {
        String said =
                "User: %s is not authorized to perform: %s on resource: %s"
                        .formatted(caller, permission.action(), permission.shownResource());
        return switch (decision) {
            case Decision.Allowed _ ->
                    throw new IllegalArgumentException("an allowed request is not denied");
            case Decision.ExplicitlyDenied denied ->
                    said + " with an explicit deny in " + named(denied.by().getFirst().type());
            case Decision.ImplicitlyDenied denied ->
                    said
                            + " because no "
                            + denied.missing().words()
                            + " allows the "
                            + permission.action()
                            + " action";
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
