package dev.gatehouse.server;

import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.signin.SignInSettings;
import tools.jackson.databind.JsonNode;

/// Shows what the account wants of sign-ins.
final class GetSignInSettings implements OwnOperation {
    @Override
    public String name() {
        return "GetSignInSettings";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        decisions.require(Access.to("gatehouse:GetSignInSettings", "*"), call);
        return SignInSettings.in(call.view());
    }
}
