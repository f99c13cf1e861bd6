package dev.gatehouse.authorization;

import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What was decided on one permission that a call needs, and on what: enough to explain it and to
/// decide it again.
///
/// @param policies all that took part
/// @param request all condition keys that policies could see
public record Ruling(
        Permission permission, PolicySet policies, RequestContext request, Decision decision) {
    /// Whether the caller has the permission.
    public boolean isGiven() {
        return permission.needsAllow()
                ? decision.isAllowed()
                : !(decision instanceof Decision.ExplicitlyDenied);
    }

    /// The condition keys that policies ask for and the request does not have, as they are written
    /// first, in order.
    public List<String> missingKeys() {
        var missing = new TreeMap<String, String>();
        for (NamedPolicy policy : policies.all()) {
            for (Statement statement : policy.policy().statements()) {
                for (Condition condition : statement.conditions()) {
                    if (request.find(condition.key()).isEmpty()) {
                        missing.putIfAbsent(
                                condition.key().toLowerCase(Locale.ROOT), condition.key());
                    }
                }
            }
        }
        return List.copyOf(missing.values());
    }

    /// What a caller is told who does not have it, in AWS's words.
    ///
    /// @param caller the ARN, or the name of an AWS service
    public String denial(String caller) {
        return DenialMessage.of(caller, permission, decision);
    }
}
