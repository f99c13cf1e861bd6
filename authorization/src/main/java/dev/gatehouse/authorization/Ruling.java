package dev.gatehouse.authorization;

import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.DenialMessage;
import dev.gatehouse.policy.Explanation;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.RequestContext;
import java.util.List;

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

    /// The condition keys that the request does not have and that could change the decision, as
    /// they are written first, in order.
    public List<String> missingKeys() {
        return Explanation.missingKeys(policies, request, decision);
    }

    /// Why it was decided so.
    public Explanation explanation() {
        return Authorizer.of(policies).explain(request);
    }

    /// What a caller is told who does not have it, in AWS's words.
    ///
    /// @param caller the ARN, or the name of an AWS service
    public String denial(String caller) {
        return DenialMessage.of(caller, permission.action(), permission.shownResource(), decision);
    }
}
