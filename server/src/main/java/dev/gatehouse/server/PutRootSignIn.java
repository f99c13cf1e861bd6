package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.signin.Roots;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Gives the root user an e-mail address and a password to sign in with. Only root itself may: who
/// could do it for root would be root.
final class PutRootSignIn implements OwnOperation {
    private final Roots roots;

    PutRootSignIn(Roots roots) {
        this.roots = roots;
    }

    @Override
    public String name() {
        return "PutRootSignIn";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public boolean changesInstallation() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("email", "password"));
        decisions.require(Access.to("gatehouse:PutRootSignIn", call.account().rootArn()), call);
        if (!(call.caller() instanceof Caller.Root)) {
            throw ACCESS_DENIED.because("Only the root user sets how the root user signs in.");
        }
        String email = Member.required(body, "email");
        roots.put(email, Member.required(body, "password"), call);
        return Map.of("email", email);
    }
}
