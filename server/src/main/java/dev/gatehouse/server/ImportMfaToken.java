package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.iam.mfa.MfaTokens;
import dev.gatehouse.iam.mfa.MfaTokens.Encoding;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Brings hardware tokens along, with their seeds: all of a request or none.
final class ImportMfaToken implements OwnOperation {
    private static final int MAX_TOKENS = 1_000;

    private final MfaTokens tokens;

    ImportMfaToken(MfaTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "ImportMfaToken";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("tokens"));
        decisions.require(Access.to("gatehouse:ImportMfaToken", "*"), call);
        JsonNode given = body.path("tokens");
        if (!given.isArray() || given.isEmpty()) {
            throw VALIDATION_ERROR.because("Member `tokens` of the body must be a list of tokens.");
        }
        if (given.size() > MAX_TOKENS) {
            throw LIMIT_EXCEEDED.because("At most %d tokens can be imported at once.", MAX_TOKENS);
        }
        given.forEach(token -> add(token, call));
        return Map.of("imported", given.size());
    }

    private void add(JsonNode token, Call call) {
        Member.requireOnly(token, List.of("serialNumber", "seed", "encoding"));
        tokens.add(
                Member.text(token, "serialNumber").orElse(""),
                Member.text(token, "seed").orElse(""),
                encoding(Member.text(token, "encoding").orElse("base32")),
                call);
    }

    private static Encoding encoding(String name) {
        return switch (name) {
            case "base32" -> Encoding.BASE32;
            case "hex" -> Encoding.HEX;
            default -> throw VALIDATION_ERROR.because("The encoding of a seed is base32 or hex.");
        };
    }
}
