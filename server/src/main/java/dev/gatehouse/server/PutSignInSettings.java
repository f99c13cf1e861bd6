package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.signin.SignInSettings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Says what the account wants of sign-ins. What is not said stays as it is.
final class PutSignInSettings implements OwnOperation {
    private static final String REQUIRE_MFA = "requireMfa";

    @Override
    public String name() {
        return "PutSignInSettings";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(
                body, List.of(REQUIRE_MFA, "sessionMinutes", "idleMinutes", "warningDays"));
        decisions.require(Access.to("gatehouse:PutSignInSettings", "*"), call);
        SignInSettings before = SignInSettings.in(call.view());
        var settings =
                new SignInSettings(
                        flag(body, before.requireMfa()),
                        number(body, "sessionMinutes", 15, 720, before.sessionMinutes()),
                        number(body, "idleMinutes", 5, 720, before.idleMinutes()),
                        number(body, "warningDays", 0, 90, before.warningDays()));
        call.draft().put(SignInSettings.KIND, SignInSettings.KEY, settings);
        return settings;
    }

    private static boolean flag(JsonNode body, boolean before) {
        JsonNode value = body.path(REQUIRE_MFA);
        if (value.isMissingNode()) {
            return before;
        }
        if (!value.isBoolean()) {
            throw VALIDATION_ERROR.because("Member `requireMfa` must be true or false.");
        }
        return value.asBoolean();
    }

    private static int number(JsonNode body, String name, int least, int most, int before) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return before;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` must be a number from %d to %d.", name, least, most);
        }
        return value.asInt();
    }
}
