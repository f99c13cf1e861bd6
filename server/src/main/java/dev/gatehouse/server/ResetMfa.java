package dev.gatehouse.server;

import dev.gatehouse.iam.mfa.MfaDevices;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Takes all second factors from a user who has lost them: devices and recovery codes, in one
/// change with an event of its own.
final class ResetMfa implements OwnOperation {
    @Override
    public String name() {
        return "ResetMfa";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("userName"));
        String userName = Member.required(body, "userName");
        decisions.require(MfaDevices.toReset(userName, call), call);
        MfaDevices.Reset reset = MfaDevices.reset(userName, call);
        return Map.of("devices", reset.serialNumbers(), "recoveryCodes", reset.recoveryCodes());
    }
}
