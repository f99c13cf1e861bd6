package dev.gatehouse.policy.cases;

import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A golden case: policies, a request, and what is decided, read from a file of JSON.
///
/// @param rules the rules of the evaluation that the case shows, such as `R2`
/// @param policies empty if a document is no policy
/// @param expected `Allowed`, `ExplicitlyDenied`, `ImplicitlyDenied by identity`, or `Malformed`
public record Case(
        String name,
        List<String> rules,
        Optional<PolicySet> policies,
        RequestContext request,
        String expected) {
    private static final String ACCOUNT = "123456789012";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";

    private static final Map<String, PolicyType> LAYERS =
            Map.of(
                    "identity", PolicyType.IDENTITY,
                    "boundary", PolicyType.PERMISSIONS_BOUNDARY,
                    "session", PolicyType.SESSION,
                    "resource", PolicyType.RESOURCE,
                    "trust", PolicyType.TRUST,
                    "vpce", PolicyType.VPC_ENDPOINT,
                    "scp", PolicyType.SERVICE_CONTROL,
                    "rcp", PolicyType.RESOURCE_CONTROL);

    @Override
    public String toString() {
        return name;
    }

    /// All cases below a folder.
    public static List<Case> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".policy.json"))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The outcome of a decision as cases say it.
    public static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "Allowed";
            case Decision.ExplicitlyDenied denied ->
                    "ExplicitlyDenied by " + layer(denied.by().getFirst().type());
            case Decision.ImplicitlyDenied denied ->
                    "ImplicitlyDenied by " + layer(denied.missing());
        };
    }

    private static String layer(PolicyType type) {
        return LAYERS.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Case read(Path folder, Path file) {
        try {
            String text = Files.readString(file);
            var root = (JsonObject) JsonReader.read(text);
            List<String> rules = texts(root, "rule");
            return new Case(
                    folder.relativize(file).toString(),
                    rules,
                    policies(root),
                    request((JsonObject) root.find("request").orElseThrow()),
                    texts(root, "expect").getFirst());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (RuntimeException broken) {
            throw new IllegalStateException("the case " + file + " cannot be read", broken);
        }
    }

    private static Optional<PolicySet> policies(JsonObject root) {
        try {
            return Optional.of(
                    new PolicySet(
                            layer(root, "identity"),
                            layer(root, "boundary").stream().findFirst(),
                            root.find("session").map(_ -> layer(root, "session")),
                            Stream.concat(
                                            layer(root, "resource").stream(),
                                            layer(root, "trust").stream())
                                    .findFirst(),
                            root.find("trust").isPresent() || root.find("strict").isPresent(),
                            levels(root, "scp"),
                            levels(root, "rcp"),
                            layer(root, "vpce").stream().findFirst()));
        } catch (NotAPolicy malformed) {
            return Optional.empty();
        }
    }

    private static List<List<NamedPolicy>> levels(JsonObject root, String name) {
        var levels = new ArrayList<List<NamedPolicy>>();
        for (JsonValue level : items(root, name)) {
            levels.add(
                    ((JsonArray) level)
                            .items().stream()
                                    .map(document -> named(root, name, document))
                                    .toList());
        }
        return levels;
    }

    private static List<NamedPolicy> layer(JsonObject root, String name) {
        return items(root, name).stream().map(document -> named(root, name, document)).toList();
    }

    private static NamedPolicy named(JsonObject root, String layer, JsonValue document) {
        PolicyType type = Objects.requireNonNull(LAYERS.get(layer));
        if (!(PolicyParser.parse(printed(document), type)
                instanceof ParseResult.Parsed(Policy policy))) {
            throw new NotAPolicy();
        }
        Map<String, String> ids =
                root.find("pinned")
                        .map(pinned ->
                                Map.of(
                                        texts((JsonObject) pinned, "arn").getFirst(),
                                        texts((JsonObject) pinned, "id").getFirst()))
                        .orElse(Map.of());
        return new NamedPolicy(type, layer, policy.withPrincipalIds(ids));
    }

    private static RequestContext request(JsonObject request) {
        var builder =
                RequestContext.of(
                        texts(request, "action").getFirst(),
                        texts(request, "resource").getFirst(),
                        request.find("principal").map(Case::principal).orElse(user(ALICE)),
                        request.find("resourceAccount").map(Case::text).orElse(ACCOUNT));
        if (request.find("context").orElse(null) instanceof JsonObject context) {
            for (Member member : context.members()) {
                if (member.value() instanceof JsonArray list) {
                    builder.with(member.name(), list.items().stream().map(Case::text).toList());
                } else {
                    builder.with(member.name(), text(member.value()));
                }
            }
        }
        return builder.build();
    }

    private static RequestPrincipal user(String arn) {
        return new RequestPrincipal.User(arn.split(":", 6)[4], arn, "AIDA" + arn.hashCode());
    }

    private static RequestPrincipal principal(JsonValue value) {
        if (value instanceof JsonString arn) {
            return user(arn.text());
        }
        Member kind = ((JsonObject) value).members().getFirst();
        String name = text(kind.value());
        List<JsonValue> rest =
                ((JsonObject) value).members().stream().skip(1).map(Member::value).toList();
        return switch (kind.name()) {
            case "root" -> new RequestPrincipal.Root(name);
            case "service" -> new RequestPrincipal.Service(name);
            case "federated" -> new RequestPrincipal.Federated(name);
            case "anonymous" -> new RequestPrincipal.Anonymous();
            case "session" ->
                    new RequestPrincipal.RoleSession(
                            name.split(":", 6)[4], name, text(rest.getFirst()), "AROAROLE");
            case "federatedUser" ->
                    new RequestPrincipal.FederatedUser(
                            name.split(":", 6)[4], name, text(rest.getFirst()), "AIDAUSER");
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static List<JsonValue> items(JsonObject object, String name) {
        return object.find(name)
                .map(value -> value instanceof JsonArray list ? list.items() : List.of(value))
                .orElse(List.of());
    }

    private static List<String> texts(JsonObject object, String name) {
        return items(object, name).stream().map(Case::text).toList();
    }

    private static String text(JsonValue value) {
        return switch (value) {
            case JsonString string -> string.text();
            case JsonBoolean bool -> String.valueOf(bool.value());
            default -> throw new IllegalArgumentException("a text is expected: " + value);
        };
    }

    /// JSON as text again.
    private static String printed(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                    object.members().stream()
                            .map(member -> quoted(member.name()) + ":" + printed(member.value()))
                            .collect(Collectors.joining(",", "{", "}"));
            case JsonArray array ->
                    array.items().stream()
                            .map(Case::printed)
                            .collect(Collectors.joining(",", "[", "]"));
            case JsonString string -> quoted(string.text());
            case JsonValue.JsonNumber number -> number.text();
            case JsonBoolean bool -> String.valueOf(bool.value());
            case JsonValue.JsonNull _ -> "null";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final class NotAPolicy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
