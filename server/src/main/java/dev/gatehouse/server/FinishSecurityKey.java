package dev.gatehouse.server;

import dev.gatehouse.iam.mfa.SecurityKeys;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Makes a security key or passkey the caller's, which has answered to what [BeginSecurityKey]
/// asked.
final class FinishSecurityKey implements OwnOperation {
    private final SecurityKeys keys;

    FinishSecurityKey(SecurityKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "FinishSecurityKey";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("ticket", "credential"));
        decisions.require(SecurityKeys.toFinish(call), call);
        SecurityKeys.Registered key =
                keys.finish(
                        SecurityKeyBody.text(body, "ticket"),
                        SecurityKeyBody.answer(body, "credential"),
                        call);
        return Map.of("serialNumber", key.serialNumber(), "enableDate", key.enabled().toString());
    }
}
