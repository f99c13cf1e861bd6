package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.condition.ConditionOperator;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonNull;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Parses the statements of one document.
final class StatementParser {
    private static final List<String> ELEMENTS =
            List.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");
    private static final List<String> PRINCIPAL_TYPES =
            List.of("AWS", "Service", "Federated", "CanonicalUser");

    private final PolicyType type;
    private final Problems problems;
    private final Optional<SavedTextRules> saved;
    private final Set<String> sids = new HashSet<>();

    /// @param saved absent if the document is one that was accepted already
    StatementParser(PolicyType type, Problems problems, Optional<SavedTextRules> saved) {
        this.type = type;
        this.problems = problems;
        this.saved = saved;
    }

    Statement parse(int index, DocumentPath path, JsonObject object, boolean variables) {
        Optional<String> sid = Optional.empty();
        Optional<Effect> effect = Optional.empty();
        Optional<Patterns<String>> actions = Optional.empty();
        Optional<Patterns<String>> resources = Optional.empty();
        Optional<Patterns<Principal>> principals = Optional.empty();
        List<Condition> conditions = List.of();
        for (Member member : object.members()) {
            String name = member.name();
            DocumentPath at = path.then(name);
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
                                        new Patterns<>(negated, actions(at, value)));
                case "Resource", "NotResource" ->
                        resources =
                                once(
                                        at,
                                        member,
                                        resources,
                                        new Patterns<>(negated, resources(at, member)));
                case "Principal", "NotPrincipal" ->
                        principals =
                                once(
                                        at,
                                        member,
                                        principals,
                                        new Patterns<>(negated, principals(at, value)));
                case "Condition" -> conditions = conditions(at, value);
                default ->
                        problems.report(
                                Rule.SYNTAX,
                                at,
                                member.place(),
                                name,
                                "unknown element `" + name + "`",
                                Spelling.hint(name, ELEMENTS));
            }
        }
        var statement =
                new Statement(
                        index,
                        sid,
                        effect.orElse(Effect.DENY),
                        principals,
                        actions.orElse(new Patterns<>(false, List.of())),
                        resources,
                        conditions,
                        variables,
                        object.place());
        checkPresence(path, object, statement);
        saved.ifPresent(rules -> rules.statement(path, object, statement));
        return statement;
    }

    private void checkPresence(DocumentPath path, JsonObject object, Statement statement) {
        if (object.find("Effect").isEmpty()) {
            missing(Rule.EFFECT_MISSING, path, object, "Effect");
        }
        if (statement.actions().values().isEmpty()) {
            missing(Rule.ACTION_MISSING, path, object, "Action");
        }
        if (type != PolicyType.TRUST
                && statement
                        .resources()
                        .map(patterns -> patterns.values().isEmpty())
                        .orElse(true)) {
            missing(Rule.RESOURCE_MISSING, path, object, "Resource");
        }
        checkPrincipalPresence(path, object, statement);
        for (String element : List.of("Resource", "NotResource")) {
            if (type == PolicyType.TRUST && object.find(element).isPresent()) {
                problems.report(
                        Rule.RESOURCE_PROHIBITED,
                        path.then(element),
                        place(object, element),
                        element,
                        "a role trust policy must not contain resources: its resource is the role");
            }
        }
    }

    private void checkPrincipalPresence(DocumentPath path, JsonObject object, Statement statement) {
        boolean negated = object.find("NotPrincipal").isPresent();
        String element = negated ? "NotPrincipal" : "Principal";
        switch (type) {
            case IDENTITY, PERMISSIONS_BOUNDARY, SESSION, SERVICE_CONTROL -> {
                if (statement.principals().isPresent()) {
                    problems.report(
                            Rule.PRINCIPAL_PROHIBITED,
                            path.then(element),
                            place(object, element),
                            element,
                            "principals are for resource-based policies, not for a policy of type "
                                    + type.words());
                }
            }
            case RESOURCE, TRUST, RESOURCE_CONTROL, VPC_ENDPOINT -> {
                if (statement.principals().isEmpty()) {
                    missing(Rule.PRINCIPAL_MISSING, path, object, "Principal");
                }
                boolean allow = statement.effect() == Effect.ALLOW;
                if (negated && (type != PolicyType.RESOURCE || allow)) {
                    problems.report(
                            allow ? Rule.NOT_PRINCIPAL_WITH_ALLOW : Rule.NOT_PRINCIPAL_PROHIBITED,
                            path.then(element),
                            place(object, element),
                            element,
                            "`NotPrincipal` is allowed with `Deny` in resource-based policies"
                                    + " only");
                }
            }
        }
    }

    private void missing(Rule rule, DocumentPath path, JsonObject object, String element) {
        problems.report(
                rule,
                path,
                object.place(),
                element,
                "element `" + element + "` is missing or empty");
    }

    private static Place place(JsonObject object, String element) {
        return object.members().stream()
                .filter(member -> member.name().equals(element))
                .map(Member::place)
                .findFirst()
                .orElse(object.place());
    }

    private <T> Optional<T> once(DocumentPath at, Member member, Optional<T> before, T now) {
        if (before.isPresent()) {
            syntax(at, member.place(), "an element and its `Not` form exclude each other");
        }
        return Optional.of(now);
    }

    private Optional<String> sid(DocumentPath at, JsonValue value) {
        Optional<String> sid = text(at, value).filter(text -> !text.isEmpty());
        if (sid.isPresent() && saved.isPresent() && !sids.add(sid.get())) {
            problems.report(
                    Rule.SID_REPEATED,
                    at,
                    value.place(),
                    sid.get(),
                    "statement id `" + sid.get() + "` is not unique in the policy");
        }
        sid.ifPresent(text -> saved.ifPresent(rules -> rules.sid(at, value.place(), text)));
        return sid;
    }

    private Optional<Effect> effect(DocumentPath at, JsonValue value) {
        Optional<String> word = text(at, value);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        for (Effect effect : Effect.values()) {
            if (word.get().equals(effect.word())) {
                return Optional.of(effect);
            }
            if (word.get().equalsIgnoreCase(effect.word())) {
                problems.report(
                        Rule.EFFECT_CASE,
                        at,
                        value.place(),
                        word.get(),
                        "effect `" + word.get() + "` is spelled `" + effect.word() + "`");
                return Optional.of(effect);
            }
        }
        problems.report(
                Rule.EFFECT_UNKNOWN,
                at,
                value.place(),
                word.get(),
                "unknown effect `" + word.get() + "`",
                Optional.of("use `Allow` or `Deny`"));
        return Optional.empty();
    }

    private List<String> actions(DocumentPath at, JsonValue value) {
        var actions = new ArrayList<String>();
        for (Item item : items(at, value)) {
            text(item.path(), item.value())
                    .ifPresent(action -> {
                        actions.add(action);
                        saved.ifPresent(
                                rules -> rules.action(item.path(), item.value().place(), action));
                    });
        }
        return actions;
    }

    private List<String> resources(DocumentPath at, Member member) {
        var resources = new ArrayList<String>();
        for (Item item : items(at, member.value())) {
            // AWS takes a null among resources; it matches nothing.
            if (item.value() instanceof JsonNull && member.value() instanceof JsonArray) {
                continue;
            }
            text(item.path(), item.value())
                    .ifPresent(resource -> {
                        resources.add(resource);
                        saved.ifPresent(rules ->
                                rules.resource(item.path(), item.value().place(), resource));
                    });
        }
        return resources;
    }

    private List<Principal> principals(DocumentPath at, JsonValue value) {
        var principals = new ArrayList<Principal>();
        if (value instanceof JsonString everyone && everyone.text().equals("*")) {
            return List.of(new Principal("AWS", "*", Optional.empty(), value.place()));
        }
        if (!(value instanceof JsonObject object)) {
            problems.report(
                    Rule.PRINCIPAL_NOT_OBJECT,
                    at,
                    value.place(),
                    "",
                    "a principal is `\"*\"` or a JSON object");
            return principals;
        }
        boolean complete = true;
        for (Member member : object.members()) {
            DocumentPath memberAt = at.then(member.name());
            if (!PRINCIPAL_TYPES.contains(member.name())) {
                complete = false;
                problems.report(
                        Rule.PRINCIPAL_TYPE,
                        memberAt,
                        member.place(),
                        "\"" + member.name() + "\"",
                        "unknown type of principal `" + member.name() + "`",
                        Spelling.hint(member.name(), PRINCIPAL_TYPES));
                continue;
            }
            for (Item item : items(memberAt, member.value())) {
                Optional<String> text = text(item.path(), item.value());
                complete &= text.isPresent();
                text.map(name ->
                                new Principal(
                                        member.name(),
                                        name,
                                        Optional.empty(),
                                        item.value().place()))
                        .ifPresent(principal -> {
                            principals.add(principal);
                            saved.ifPresent(rules -> rules.principal(item.path(), principal));
                        });
            }
        }
        if (principals.isEmpty() && complete) {
            problems.report(
                    Rule.PRINCIPAL_EMPTY,
                    at,
                    value.place(),
                    "",
                    "at least one principal is needed");
        }
        return principals;
    }

    private List<Condition> conditions(DocumentPath at, JsonValue value) {
        var conditions = new ArrayList<Condition>();
        if (!(value instanceof JsonObject block)) {
            syntax(at, value.place(), "a condition block is a JSON object");
            return conditions;
        }
        for (Member operator : block.members()) {
            DocumentPath operatorAt = at.then(operator.name());
            if (!(operator.value() instanceof JsonObject keys)) {
                syntax(
                        operatorAt,
                        operator.value().place(),
                        "an operator holds a JSON object of keys");
                continue;
            }
            Optional<ConditionOperator> known = ConditionOperator.find(operator.name());
            // AWS takes an unknown operator on no keys: it tests nothing.
            if (known.isEmpty() && !keys.members().isEmpty()) {
                problems.report(
                        Rule.SYNTAX,
                        operatorAt,
                        operator.place(),
                        operator.name(),
                        "unknown operator `" + operator.name() + "`",
                        Spelling.hint(operator.name(), Operators.NAMES));
            }
            for (Member key : keys.members()) {
                List<String> values = values(operatorAt.then(key.name()), known, key.value());
                known.ifPresent(found ->
                        conditions.add(new Condition(found, key.name(), values, key.place())));
            }
        }
        return conditions;
    }

    /// The values of a condition. Numbers and booleans count by their text.
    private List<String> values(
            DocumentPath at, Optional<ConditionOperator> operator, JsonValue value) {
        var texts = new ArrayList<String>();
        for (Item item : items(at, value)) {
            switch (item.value()) {
                case JsonString string -> {
                    texts.add(string.text());
                    operator.ifPresent(known ->
                            saved.ifPresent(rules ->
                                    rules.conditionValue(
                                            item.path(), string.place(), known, string.text())));
                }
                case JsonNumber number -> texts.add(number.text());
                case JsonBoolean bool -> texts.add(String.valueOf(bool.value()));
                case JsonNull none -> syntax(item.path(), none.place(), "a text is expected");
                case JsonArray nested -> syntax(item.path(), nested.place(), "a text is expected");
                case JsonObject nested -> syntax(item.path(), nested.place(), "a text is expected");
            }
        }
        return texts;
    }

    /// One value of an element and where it stands.
    private record Item(DocumentPath path, JsonValue value) {}

    /// What a list holds; anything else stands for a list of itself.
    private static List<Item> items(DocumentPath at, JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return List.of(new Item(at, value));
        }
        var items = new ArrayList<Item>();
        for (int i = 0; i < array.items().size(); i++) {
            items.add(new Item(at.then(i), array.items().get(i)));
        }
        return items;
    }

    private Optional<String> text(DocumentPath at, JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.text());
        }
        syntax(at, value.place(), "a text or a list of texts is expected");
        return Optional.empty();
    }

    private void syntax(DocumentPath at, Place place, String message) {
        problems.report(Rule.SYNTAX, at, place, "", message);
    }
}
