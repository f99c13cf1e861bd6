package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Session;
import dev.gatehouse.domain.SignIn;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.signin.EndedSignIn;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Ends the sign-in whose credentials sign the call, with all sessions that came of it.
final class SignOut implements OwnOperation {
    /// No session of a sign-in lasts longer.
    private static final Duration LONGEST = Duration.ofHours(12);

    @Override
    public String name() {
        return "SignOut";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireNone(body);
        SignIn signIn =
                call.credential()
                        .session()
                        .flatMap(Session::signIn)
                        .orElseThrow(() ->
                                VALIDATION_ERROR.because(
                                        "The credentials do not come of a sign-in."));
        EndedSignIn.put(signIn.id(), call.at().plus(LONGEST), call.at(), call.draft());
        return Map.of("state", "signed-out");
    }
}
