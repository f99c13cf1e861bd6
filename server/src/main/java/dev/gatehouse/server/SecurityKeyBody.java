package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import tools.jackson.databind.JsonNode;

/// The members of the bodies that bring or name a security key.
final class SecurityKeyBody {
    private static final int MAX_ANSWER = 32_768;

    private SecurityKeyBody() {}

    /// A text that must be there.
    static String text(JsonNode body, String name) {
        return ResourceQuestion.Member.text(body, name)
                .orElseThrow(() ->
                        VALIDATION_ERROR.because("Member `%s` of the body is missing.", name));
    }

    /// What a browser answers for a key: an object, as JSON again.
    static String answer(JsonNode body, String name) {
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
