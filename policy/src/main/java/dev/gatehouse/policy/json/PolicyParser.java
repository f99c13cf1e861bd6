package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.condition.ConditionOperator;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Parses policy documents and collects everything that is wrong with them, each with its place.
/// Which elements a document may have depends on its type.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
///   of the IAM JSON policy language</a>
public final class PolicyParser {
    private static final String VERSION_2012 = "2012-10-17";
    private static final String VERSION_2008 = "2008-10-17";
    private static final Set<String> PRINCIPAL_TYPES =
            Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final PolicyType type;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> sids = new HashSet<>();
    private String version = VERSION_2008;

    private PolicyParser(PolicyType type) {
        this.type = type;
    }

    /// Parses a document that is to be a policy of this type.
    public static ParseResult parse(String document, PolicyType type) {
        var parser = new PolicyParser(type);
        try {
            Policy policy = parser.policy(document, JsonReader.read(document));
            return parser.problems.isEmpty()
                    ? new ParseResult.Parsed(policy)
                    : new ParseResult.Malformed(List.copyOf(parser.problems));
        } catch (JsonSyntaxException notJson) {
            return new ParseResult.Malformed(
                    List.of(new Problem("", notJson.place(), notJson.message())));
        }
    }

    private Policy policy(String text, JsonValue document) {
        Optional<String> id = Optional.empty();
        List<Statement> statements = List.of();
        if (!(document instanceof JsonObject object)) {
            report("", document.place(), "a policy is a JSON object");
            return new Policy(text, version, id, statements);
        }
        object.find("Version").ifPresent(this::version);
        for (Member member : object.members()) {
            switch (member.name()) {
                case "Version" -> {}
                case "Id" -> id = text("Id", member.value());
                case "Statement" -> statements = statements(member.value());
                default ->
                        report(
                                member.name(),
                                member.place(),
                                "unknown element `" + member.name() + "`");
            }
        }
        if (object.find("Statement").isEmpty()) {
            report("", object.place(), "element `Statement` is missing");
        }
        if (id.isPresent() && type != PolicyType.RESOURCE && type != PolicyType.TRUST) {
            report("Id", object.place(), "element `Id` is allowed in resource-based policies only");
        }
        return new Policy(text, version, id, statements);
    }

    private void version(JsonValue value) {
        text("Version", value)
                .ifPresent(text -> {
                    if (text.equals(VERSION_2012) || text.equals(VERSION_2008)) {
                        version = text;
                    } else {
                        report(
                                "Version",
                                value.place(),
                                "unknown version `" + text + "`, use `" + VERSION_2012 + "`");
                    }
                });
    }

    private List<Statement> statements(JsonValue value) {
        List<JsonValue> values = value instanceof JsonArray array ? array.items() : List.of(value);
        if (values.isEmpty()) {
            report("Statement", value.place(), "at least one statement is needed");
        }
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < values.size(); i++) {
            String path = "Statement[" + i + "]";
            if (values.get(i) instanceof JsonObject object) {
                statements.add(statement(i, path, object));
            } else {
                report(path, values.get(i).place(), "a statement is a JSON object");
            }
        }
        return statements;
    }

    private Statement statement(int index, String path, JsonObject object) {
        Optional<String> sid = Optional.empty();
        Optional<Effect> effect = Optional.empty();
        Optional<Patterns<String>> actions = Optional.empty();
        Optional<Patterns<String>> resources = Optional.empty();
        Optional<Patterns<Principal>> principals = Optional.empty();
        List<Condition> conditions = List.of();
        for (Member member : object.members()) {
            String name = member.name();
            String at = path + "." + name;
            JsonValue value = member.value();
            boolean negated = name.startsWith("Not");
            switch (name) {
                case "Sid" -> sid = sid(at, value);
                case "Effect" -> effect = effect(at, value);
                case "Action", "NotAction" ->
                        actions =
                                once(
                                        at,
                                        member,
                                        actions,
                                        new Patterns<>(negated, texts(at, value)));
                case "Resource", "NotResource" ->
                        resources =
                                once(
                                        at,
                                        member,
                                        resources,
                                        new Patterns<>(negated, texts(at, value)));
                case "Principal", "NotPrincipal" ->
                        principals =
                                once(
                                        at,
                                        member,
                                        principals,
                                        new Patterns<>(negated, principals(at, value)));
                case "Condition" -> conditions = conditions(at, value);
                default -> report(at, member.place(), "unknown element `" + name + "`");
            }
        }
        require(path, object, effect.isPresent() || object.find("Effect").isPresent(), "Effect");
        require(
                path,
                object,
                actions.filter(patterns -> !patterns.values().isEmpty()).isPresent(),
                "Action");
        checkElements(path, object, effect, principals, resources);
        return new Statement(
                index,
                sid,
                effect.orElse(Effect.DENY),
                principals,
                actions.orElse(new Patterns<>(false, List.of())),
                resources,
                conditions,
                version.equals(VERSION_2012),
                object.place());
    }

    private void checkElements(
            String path,
            JsonObject object,
            Optional<Effect> effect,
            Optional<Patterns<Principal>> principals,
            Optional<Patterns<String>> resources) {
        boolean hasPrincipal =
                type == PolicyType.RESOURCE
                        || type == PolicyType.TRUST
                        || type == PolicyType.RESOURCE_CONTROL
                        || type == PolicyType.VPC_ENDPOINT;
        if (!hasPrincipal && principals.isPresent()) {
            report(path, object.place(), "a " + type.words() + " should not specify a principal");
        }
        if (hasPrincipal) {
            require(path, object, principals.isPresent(), "Principal");
        }
        if (principals.map(Patterns::negated).orElse(false)
                && (type != PolicyType.RESOURCE || effect.equals(Optional.of(Effect.ALLOW)))) {
            report(
                    path,
                    object.place(),
                    "`NotPrincipal` is allowed with `Deny` in resource-based policies only");
        }
        if (type == PolicyType.TRUST && resources.isPresent()) {
            report(
                    path,
                    object.place(),
                    "a role trust policy must not contain resources: its resource is the role");
        }
        if (type != PolicyType.TRUST) {
            require(
                    path,
                    object,
                    resources.filter(patterns -> !patterns.values().isEmpty()).isPresent(),
                    "Resource");
        }
    }

    private void require(String path, JsonObject object, boolean present, String element) {
        if (!present) {
            report(path, object.place(), "element `" + element + "` is missing or empty");
        }
    }

    private <T> Optional<T> once(String at, Member member, Optional<T> before, T now) {
        if (before.isPresent()) {
            report(at, member.place(), "an element and its `Not` form exclude each other");
        }
        return Optional.of(now);
    }

    private Optional<String> sid(String at, JsonValue value) {
        Optional<String> sid = text(at, value).filter(text -> !text.isEmpty());
        if (sid.isPresent() && !sids.add(sid.get())) {
            report(
                    at,
                    value.place(),
                    "statement id `" + sid.get() + "` is not unique in the policy");
        }
        return sid;
    }

    private Optional<Effect> effect(String at, JsonValue value) {
        Optional<String> word = text(at, value);
        for (Effect effect : Effect.values()) {
            if (word.equals(Optional.of(effect.word()))) {
                return Optional.of(effect);
            }
        }
        word.ifPresent(unknown ->
                report(
                        at,
                        value.place(),
                        "unknown effect `" + unknown + "`, use `Allow` or `Deny`"));
        return Optional.empty();
    }

    private List<Principal> principals(String at, JsonValue value) {
        var principals = new ArrayList<Principal>();
        if (value instanceof JsonString everyone && everyone.text().equals("*")) {
            return List.of(new Principal("AWS", "*", Optional.empty(), value.place()));
        }
        if (!(value instanceof JsonObject object)) {
            report(at, value.place(), "a principal is `\"*\"` or a JSON object");
            return principals;
        }
        for (Member member : object.members()) {
            String memberAt = at + "." + member.name();
            if (!PRINCIPAL_TYPES.contains(member.name())) {
                report(
                        memberAt,
                        member.place(),
                        "unknown type of principal `" + member.name() + "`");
            }
            for (JsonValue item : items(member.value())) {
                text(memberAt, item)
                        .ifPresent(text ->
                                principals.add(
                                        new Principal(
                                                member.name(),
                                                text,
                                                Optional.empty(),
                                                item.place())));
            }
        }
        return principals;
    }

    private List<Condition> conditions(String at, JsonValue value) {
        var conditions = new ArrayList<Condition>();
        if (!(value instanceof JsonObject block)) {
            report(at, value.place(), "a condition block is a JSON object");
            return conditions;
        }
        for (Member operator : block.members()) {
            String operatorAt = at + "." + operator.name();
            Optional<ConditionOperator> known = ConditionOperator.find(operator.name());
            if (known.isEmpty()) {
                report(operatorAt, operator.place(), "unknown operator `" + operator.name() + "`");
            } else if (operator.value() instanceof JsonObject keys) {
                for (Member key : keys.members()) {
                    List<String> values = texts(operatorAt + "." + key.name(), key.value());
                    conditions.add(new Condition(known.get(), key.name(), values, key.place()));
                }
            } else {
                report(
                        operatorAt,
                        operator.value().place(),
                        "an operator holds a JSON object of keys");
            }
        }
        return conditions;
    }

    /// A text or a list of texts. Numbers and booleans count by their text, in conditions as AWS
    /// has it.
    private List<String> texts(String at, JsonValue value) {
        var texts = new ArrayList<String>();
        for (JsonValue item : items(value)) {
            switch (item) {
                case JsonString string -> texts.add(string.text());
                case JsonNumber number when at.contains(".Condition.") -> texts.add(number.text());
                case JsonBoolean bool when at.contains(".Condition.") ->
                        texts.add(String.valueOf(bool.value()));
                default -> report(at, item.place(), "a text or a list of texts is expected");
            }
        }
        return texts;
    }

    /// What a list holds; anything else stands for a list of itself.
    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.items() : List.of(value);
    }

    private Optional<String> text(String at, JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.text());
        }
        report(at, value.place(), "a text is expected");
        return Optional.empty();
    }

    private void report(String path, Place place, String message) {
        problems.add(new Problem(path, place, message));
    }
}
