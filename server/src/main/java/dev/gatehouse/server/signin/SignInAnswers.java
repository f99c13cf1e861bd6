package dev.gatehouse.server.signin;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.Factor;
import dev.gatehouse.operation.IssuedSession;
import dev.gatehouse.signin.Outcome;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.signin.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes the JSON of answers.
final class SignInAnswers {
    /// The one answer to whatever is wrong.
    static final Map<String, Object> REFUSED =
            Map.of(
                    "state",
                    "refused",
                    "message",
                    "Your authentication information is incorrect. Please try again.");

    private SignInAnswers() {}

    static Map<String, Object> later(long seconds) {
        return Map.of(
                "state",
                "throttled",
                "retryAfterSeconds",
                seconds,
                "message",
                "There were too many wrong tries. Try again in " + seconds + " s.");
    }

    static Map<String, Object> signedIn(Outcome.SignedIn signedIn) {
        IssuedSession credentials = signedIn.credentials();
        Caller caller = credentials.caller();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("state", signedIn.session().enrolling() ? "must-enrol" : "signed-in");
        answer.put("account", caller.account().id().value());
        answer.put("arn", caller.arn());
        answer.put("mfaAuthenticated", signedIn.session().who().mfaAuthenticated().isPresent());
        answer.put("signedInAt", signedIn.session().issued().toString());
        answer.put("expires", signedIn.session().expires().toString());
        signedIn.passwordExpires()
                .ifPresent(ends -> answer.put("passwordExpires", ends.toString()));
        signedIn.recoveryCodes().ifPresent(left -> answer.put("recoveryCodesLeft", left));
        answer.put(
                "credentials",
                Map.of(
                        "accessKeyId", credentials.accessKeyId(),
                        "secretAccessKey", credentials.secretAccessKey(),
                        "sessionToken", signedIn.token(),
                        "expiration", credentials.session().expires().toString()));
        return answer;
    }

    static Map<String, Object> waiting(Outcome.Waiting waiting) {
        var answer = new LinkedHashMap<String, Object>();
        switch (waiting.step()) {
            case Step.SecondFactorRequired required -> {
                answer.put("state", "mfa-required");
                answer.put("factors", required.factors().stream().map(SignInAnswers::of).toList());
                List<Map<String, String>> keys = keys(required);
                answer.put("recoveryCode", required.recoveryCodes());
                if (!keys.isEmpty()) {
                    answer.put("assertion", assertion(keys, required.site(), waiting.ticket()));
                }
            }
            case Step.PasswordChangeRequired required -> {
                answer.put("state", "password-change-required");
                answer.put("reason", required.expired() ? "expired" : "reset");
            }
            case Step.SignedIn _, Step.MustEnrol _ ->
                    throw new IllegalStateException("nothing is waited for");
        }
        answer.put("ticket", waiting.ticket());
        answer.put("ticketExpires", waiting.expires().toString());
        return answer;
    }

    /// The keys that answer here; those of another site cannot.
    private static List<Map<String, String>> keys(Step.SecondFactorRequired required) {
        return required.factors().stream()
                .filter(Factor.SecurityKey.class::isInstance)
                .map(Factor.SecurityKey.class::cast)
                .filter(key -> key.site().equals(required.site()))
                .map(key -> Map.of("type", "public-key", "id", key.credentialId()))
                .toList();
    }

    /// What a page hands to the browser.
    ///
    /// @see <a
    ///   href="https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson">PublicKeyCredentialRequestOptionsJSON</a>
    private static Map<String, Object> assertion(
            List<Map<String, String>> keys, String site, String ticket) {
        return Map.of(
                "challenge",
                SignIns.challenge(ticket),
                "rpId",
                site,
                "allowCredentials",
                keys,
                "userVerification",
                "preferred");
    }

    private static Map<String, String> of(Factor factor) {
        return switch (factor) {
            case Factor.OneTimeCodes device ->
                    Map.of("type", "one-time-code", "serialNumber", device.serialNumber());
            case Factor.SecurityKey key ->
                    Map.of("type", "security-key", "serialNumber", key.serialNumber());
        };
    }
}
