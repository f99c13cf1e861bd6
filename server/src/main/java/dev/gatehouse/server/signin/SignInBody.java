package dev.gatehouse.server.signin;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Partition;
import dev.gatehouse.signin.Identifier;
import dev.gatehouse.wire.WireRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON that somebody sends. It may hold a secret, so no error shows a value.
final class SignInBody {
    private static final int MAX_TEXT = 8_192;
    private static final int MAX_NAME = 256;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode json;

    private SignInBody(JsonNode json) {
        this.json = json;
    }

    /// @param members that it may have
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if it is not as documented
    static SignInBody of(WireRequest request, String... members) {
        requireJson(request);
        JsonNode json;
        try {
            json = JSON.readTree(request.text());
        } catch (JacksonException notJson) {
            throw VALIDATION_ERROR.because("The body is not JSON.");
        }
        if (!json.isObject()) {
            throw VALIDATION_ERROR.because("The body must be a JSON object.");
        }
        if (!List.of(members).containsAll(json.propertyNames())) {
            throw VALIDATION_ERROR.because(
                    "The body takes %s.", String.join(", ", List.of(members)));
        }
        return new SignInBody(json);
    }

    /// A type that forms of pages cannot have: a browser asks first whether another site's page may
    /// send it, and is not told that it may.
    static void requireJson(WireRequest request) {
        boolean is =
                request.headers()
                        .first("content-type")
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .filter(type -> type.split(";", 2)[0].strip().equals("application/json"))
                        .isPresent();
        if (!is) {
            throw VALIDATION_ERROR.because("The header Content-Type must be application/json.");
        }
    }

    /// A member that must be there.
    String text(String name) {
        return find(name)
                .orElseThrow(() -> VALIDATION_ERROR.because("Member `%s` is missing.", name));
    }

    Optional<String> find(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().length() > MAX_TEXT) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` must be text of at most %d characters.", name, MAX_TEXT);
        }
        return Optional.of(value.asString());
    }

    /// A member that may be a JSON object, as JSON again.
    Optional<String> object(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.toString();
        if (!value.isObject() || text.length() > MAX_TEXT) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` must be a JSON object of at most %d characters.", name, MAX_TEXT);
        }
        return Optional.of(text);
    }

    boolean flag(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw VALIDATION_ERROR.because("Member `%s` must be true or false.", name);
        }
        return value.asBoolean();
    }

    /// Who somebody says they are: `email`, or `account` and `user`.
    Identifier who() {
        Partition partition =
                find("partition")
                        .map(id ->
                                Partition.find(id)
                                        .orElseThrow(() ->
                                                VALIDATION_ERROR.because(
                                                        "There is no such partition.")))
                        .orElse(Partition.AWS);
        Optional<String> email = name("email");
        Optional<String> account = name("account");
        Optional<String> user = name("user");
        if (email.isPresent() && account.isEmpty() && user.isEmpty()) {
            return new Identifier.Root(partition, email.get());
        }
        if (email.isEmpty() && account.isPresent() && user.isPresent()) {
            return new Identifier.User(partition, account.get(), user.get());
        }
        throw VALIDATION_ERROR.because("Say `email`, or `account` and `user`.");
    }

    /// A name is looked for as it is, if only it is not too long to be one.
    private Optional<String> name(String member) {
        return find(member)
                .map(value -> value.length() > MAX_NAME ? value.substring(0, MAX_NAME) : value);
    }

    @Override
    public String toString() {
        return "SignInBody[hidden]";
    }
}
