package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.iam.mfa.SecurityKeys;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Makes a security key or passkey the caller's, which has answered to what [BeginSecurityKey]
/// asked.
final class FinishSecurityKey implements OwnOperation {
    private static final int MAX_ANSWER = 32_768;

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
                keys.finish(Member.required(body, "ticket"), answer(body, "credential"), call);
        return Map.of("serialNumber", key.serialNumber(), "enableDate", key.enabled().toString());
    }

    /// What a browser answers for a key: an object, as JSON again.
    private static String answer(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isObject()) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` of the body must be the credential as a JSON object.", name);
        }
        String text = value.toString();
        if (text.length() > MAX_ANSWER) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` of the body has more than %d characters.", name, MAX_ANSWER);
        }
        return text;
    }
}
