package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.iam.mfa.MfaTokens;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Forgets a hardware token that is nobody's, with its seed.
final class DeleteMfaToken implements OwnOperation {
    @Override
    public String name() {
        return "DeleteMfaToken";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("serialNumber"));
        decisions.require(Access.to("gatehouse:DeleteMfaToken", "*"), call);
        String serialNumber =
                Member.text(body, "serialNumber")
                        .orElseThrow(() ->
                                VALIDATION_ERROR.because(
                                        "Member `serialNumber` of the body must name the token."));
        MfaTokens.remove(serialNumber, call);
        return Map.of();
    }
}
