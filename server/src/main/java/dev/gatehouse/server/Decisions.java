package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;

import dev.gatehouse.authorization.Authorization;
import dev.gatehouse.authorization.RequestFacts;
import dev.gatehouse.authorization.Ruling;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;

/// Takes the decisions of one call, and remembers them for its event.
final class Decisions {
    private final Authorization authorization;
    private final RequestFacts facts;
    private final List<Ruling> taken = new ArrayList<>();

    Decisions(Authorization authorization, RequestFacts facts) {
        this.authorization = authorization;
        this.facts = facts;
    }

    /// Decides on one permission of the caller.
    Ruling decide(Permission permission, Call call) {
        return decide(permission, call, facts);
    }

    /// Decides on one permission of a caller whose request came in elsewhere.
    Ruling decide(Permission permission, Call call, RequestFacts facts) {
        Ruling ruling = authorization.decide(permission, call, facts);
        taken.add(ruling);
        return ruling;
    }

    /// Decides on one permission of an AWS service.
    Ruling decide(Permission permission, RequestPrincipal.Service service, Call call) {
        Ruling ruling = authorization.decide(permission, service, call, facts);
        taken.add(ruling);
        return ruling;
    }

    /// Refuses the call unless every permission that it needs is given.
    ///
    /// @throws dev.gatehouse.api.AwsException `AccessDenied` with AWS's text
    void require(Access access, Call call) {
        for (Permission permission : access.permissions()) {
            Ruling ruling = decide(permission, call);
            if (!ruling.isGiven()) {
                throw ACCESS_DENIED.because("%s", ruling.denial(call.caller().arn()));
            }
        }
    }

    /// The decisions in the order in which they were taken.
    List<Ruling> taken() {
        return List.copyOf(taken);
    }

    /// Forgets what was decided on a state that another node has overtaken.
    void startOver() {
        taken.clear();
    }
}
