package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.api.Blob;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request that another service received from a client of its own and asks about: all of it but
/// the body.
///
/// @param bodyHash the SHA-256 of the body as the service computed it, in hexadecimal
/// @param service the signing name that the service goes by; empty to take any
/// @param wantsSigningKey whether the service asks for the key of the signature's scope
/// @param question what the client wants to do, if the service asks for the decision too
record ClientRequest(
        WireRequest request,
        Optional<String> bodyHash,
        Optional<String> service,
        boolean wantsSigningKey,
        Optional<Authorize.Question> question) {
    private static final int MAX_HEADERS = 200;
    private static final int MAX_TEXT = 32_768;
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");

    /// The SHA-256 of nothing.
    private static final String NO_BODY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// The global condition keys, or how they begin, that only the service can know: of the
    /// connection, the request and the resource. Who the client is was proven here.
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "aws:sourceip",
                    "aws:securetransport",
                    "aws:useragent",
                    "aws:referer",
                    "aws:requestedregion",
                    "aws:sourcevpc",
                    "aws:vpcsourceip",
                    "aws:calledvia",
                    "aws:viaawsservice",
                    "aws:tagkeys",
                    "aws:requesttag/",
                    "aws:resourcetag/",
                    "aws:resourceorg");

    private static final List<String> OF_THE_QUESTION =
            List.of("action", "resource", "resourceAccount", "context");
    private static final Set<String> MEMBERS =
            Set.of(
                    "method",
                    "path",
                    "query",
                    "headers",
                    "payloadHash",
                    "service",
                    "signingKey",
                    "action",
                    "resource",
                    "resourceAccount",
                    "context");

    /// @param at how errors call it
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if it is not as documented
    static ClientRequest parse(JsonNode json, String at) {
        if (!json.isObject()) {
            throw VALIDATION_ERROR.because("A JSON object is expected as %s.", at);
        }
        for (String name : json.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw VALIDATION_ERROR.because(
                        "There is no member `%s` in %s: it takes method, path, query, headers,"
                                + " payloadHash, service, signingKey, action, resource,"
                                + " resourceAccount and context.",
                        name.length() > 100 ? name.substring(0, 100) + "…" : name, at);
            }
        }
        String method = matching(json, "method", METHOD, at).orElse("");
        String path = text(json, "path", at).orElse("");
        if (method.isEmpty() || !path.startsWith("/")) {
            throw VALIDATION_ERROR.because(
                    "%s needs the method and the path of the client's request, as they came.", at);
        }
        var request =
                new WireRequest(
                        method,
                        path,
                        text(json, "query", at).orElse(""),
                        headers(json.path("headers"), at),
                        Blob.of(new byte[0]),
                        "",
                        false);
        return new ClientRequest(
                request,
                matching(json, "payloadHash", HASH, at),
                matching(json, "service", SERVICE, at),
                flag(json, "signingKey", at),
                question(json, at));
    }

    /// The hash of the body: as the service computed it, else as the client says it. What stands
    /// for the body in the signature is told to the service, which has to compare.
    String bodyHashOrClaim() {
        return bodyHash.or(() -> request.headers().first("x-amz-content-sha256")).orElse(NO_BODY);
    }

    private static Optional<Authorize.Question> question(JsonNode json, String at) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        for (String member : OF_THE_QUESTION) {
            if (json.hasNonNull(member)) {
                asked.set(member, json.get(member));
            }
        }
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Authorize.Question question = Authorize.Question.parse(asked, at);
        for (String key : question.context().keySet()) {
            String name = key.toLowerCase(Locale.ROOT);
            boolean ofServer = name.startsWith("aws:") || name.startsWith("gatehouse:");
            if (ofServer && OF_THE_CONNECTION.stream().noneMatch(name::startsWith)) {
                throw VALIDATION_ERROR.because(
                        "Key `%s` of %s is not for the service to say: Gatehouse knows the client.",
                        key.length() > 100 ? key.substring(0, 100) + "…" : key, at);
            }
        }
        return Optional.of(question);
    }

    private static Headers headers(JsonNode json, String at) {
        if (!json.isObject()) {
            throw VALIDATION_ERROR.because("The headers of %s must be an object.", at);
        }
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (Map.Entry<String, JsonNode> header : json.properties()) {
            if (!HEADER.matcher(header.getKey()).matches()) {
                throw VALIDATION_ERROR.because("A header of %s has a name that cannot be.", at);
            }
            Iterable<JsonNode> values =
                    header.getValue().isArray() ? header.getValue() : List.of(header.getValue());
            for (JsonNode value : values) {
                fields.add(Map.entry(header.getKey(), plain(value, "headers", at)));
            }
        }
        if (fields.size() > MAX_HEADERS) {
            throw VALIDATION_ERROR.because("%s has more than %d headers.", at, MAX_HEADERS);
        }
        return Headers.of(fields);
    }

    private static Optional<String> matching(JsonNode json, String name, Pattern form, String at) {
        Optional<String> value = text(json, name, at);
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` of %s must be of the form %s.", name, at, form);
        }
        return value;
    }

    private static boolean flag(JsonNode json, String name, String at) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw VALIDATION_ERROR.because("Member `%s` of %s must be true or false.", name, at);
        }
        return value.asBoolean();
    }

    private static Optional<String> text(JsonNode json, String name, String at) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(plain(value, name, at));
    }

    /// A text without control characters: what HTTP cannot carry must not reach the form that is
    /// signed, whose lines it could forge.
    private static String plain(JsonNode value, String name, String at) {
        if (!value.isString()) {
            throw VALIDATION_ERROR.because("Member `%s` of %s must be text.", name, at);
        }
        String text = value.asString();
        if (text.length() > MAX_TEXT || text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw VALIDATION_ERROR.because(
                    "Member `%s` of %s must be at most %d characters, none of control.",
                    name, at, MAX_TEXT);
        }
        return text;
    }
}
