package dev.gatehouse.server.event;

import dev.gatehouse.authorization.Ruling;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.StatementRef;
import dev.gatehouse.policy.condition.ContextValues;
import java.util.List;
import java.util.Map;

/// One decision of a call as it is remembered.
///
/// @param decision `allowed`, `explicitDeny` or `implicitDeny`
/// @param by the statements that determined it, each as `type:policy#number`, where statements
///   count from 0; for an implicit deny the type of policy that had to allow and did not
/// @param context every condition key that policies could see, by name in lower case; never changed
public record Evaluation(
        String action,
        String resource,
        String decision,
        List<String> by,
        Map<String, ContextValues> context) {
    public Evaluation {
        by = List.copyOf(by);
    }

    public static Evaluation of(Ruling ruling) {
        return new Evaluation(
                ruling.permission().action(),
                ruling.permission().resource(),
                word(ruling.decision()),
                by(ruling.decision()),
                ruling.request().keys());
    }

    /// A decision as the policy simulator spells it.
    public static String word(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.ExplicitlyDenied _ -> "explicitDeny";
            case Decision.ImplicitlyDenied _ -> "implicitDeny";
        };
    }

    /// What determined a decision.
    public static List<String> by(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> allowed.by().stream().map(Evaluation::named).toList();
            case Decision.ExplicitlyDenied denied ->
                    denied.by().stream().map(Evaluation::named).toList();
            case Decision.ImplicitlyDenied denied -> List.of(named(denied.missing()));
        };
    }

    private static String named(StatementRef statement) {
        return named(statement.type()) + ":" + statement.policy() + "#" + statement.index();
    }

    private static String named(PolicyType type) {
        return switch (type) {
            case IDENTITY -> "identity";
            case PERMISSIONS_BOUNDARY -> "boundary";
            case SESSION -> "session";
            case RESOURCE -> "resource";
            case TRUST -> "trust";
            case SERVICE_CONTROL -> "scp";
            case RESOURCE_CONTROL -> "rcp";
            case VPC_ENDPOINT -> "vpce";
        };
    }
}
