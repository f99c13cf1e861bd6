package dev.gatehouse.server;

import dev.gatehouse.iam.mfa.SecurityKeys;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.server.webauthn.WebAuthnAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Begins to register a security key or passkey of the caller: answers the options that a page
/// hands to the browser.
final class BeginSecurityKey implements OwnOperation {
    private final SecurityKeys keys;

    BeginSecurityKey(SecurityKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "BeginSecurityKey";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("deviceName"));
        decisions.require(SecurityKeys.toBegin(call), call);
        SecurityKeys.Begun begun = keys.begin(Member.required(body, "deviceName"), call);
        return Map.of(
                "ticket",
                begun.ticket(),
                "ticketExpires",
                begun.expires().toString(),
                "options",
                options(begun, call));
    }

    /// @see <a
    ///   href="https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson">PublicKeyCredentialCreationOptionsJSON</a>
    private static Map<String, Object> options(SecurityKeys.Begun begun, Call call) {
        return Map.of(
                "rp",
                Map.of("id", begun.site(), "name", "Gatehouse"),
                "user",
                user(call),
                "challenge",
                begun.challenge(),
                "pubKeyCredParams",
                WebAuthnAnswers.algorithmNumbers().stream()
                        .map(number -> Map.of("type", "public-key", "alg", number))
                        .toList(),
                "timeout",
                Duration.between(call.at(), begun.expires()).toMillis(),
                "excludeCredentials",
                begun.known().stream().map(id -> Map.of("type", "public-key", "id", id)).toList(),
                "authenticatorSelection",
                Map.of("residentKey", "discouraged", "userVerification", "preferred"),
                "attestation",
                "none");
    }

    private static Map<String, String> user(Call call) {
        String name = call.caller().name();
        String id = call.account() + "/" + call.caller().userId();
        return Map.of(
                "id",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(id.getBytes(StandardCharsets.UTF_8)),
                "name",
                name + "@" + call.account().id(),
                "displayName",
                name);
    }
}
