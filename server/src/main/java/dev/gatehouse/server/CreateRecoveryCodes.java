package dev.gatehouse.server;

import dev.gatehouse.iam.mfa.RecoveryCodes;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Makes ten recovery codes for the caller, in place of those that they have.
final class CreateRecoveryCodes implements OwnOperation {
    private final RecoveryCodes codes;

    CreateRecoveryCodes(RecoveryCodes codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "CreateRecoveryCodes";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireNone(body);
        decisions.require(RecoveryCodes.toMake(call), call);
        return Map.of("codes", codes.make(call));
    }
}
