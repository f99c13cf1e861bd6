package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Patterns;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Prints policies in AWS's order of elements: what is printed parses back to the same policy. Says
/// the version even where it was left out.
public final class PolicyPrinter {
    private PolicyPrinter() {}

    /// The policy as indented JSON.
    public static String print(Policy policy) {
        return JsonPrinter.indented(json(policy));
    }

    /// The policy as a JSON value.
    public static JsonObject json(Policy policy) {
        var json = new JsonBuilder().put("Version", policy.version());
        policy.id().ifPresent(id -> json.put("Id", id));
        return json.put(
                        "Statement",
                        policy.statements().stream().map(PolicyPrinter::statement).toList())
                .build();
    }

    private static JsonObject statement(Statement statement) {
        var json = new JsonBuilder();
        statement.sid().ifPresent(sid -> json.put("Sid", sid));
        json.put("Effect", statement.effect().word());
        statement
                .principals()
                .ifPresent(principals ->
                        json.put(name(principals, "Principal"), principals(principals.values())));
        json.put(name(statement.actions(), "Action"), texts(statement.actions().values()));
        statement
                .resources()
                .ifPresent(resources ->
                        json.put(name(resources, "Resource"), texts(resources.values())));
        if (!statement.conditions().isEmpty()) {
            json.put("Condition", conditions(statement.conditions()));
        }
        return json.build();
    }

    private static String name(Patterns<?> patterns, String element) {
        return patterns.negated() ? "Not" + element : element;
    }

    private static JsonValue principals(List<Principal> principals) {
        if (principals.size() == 1 && principals.getFirst().isEveryone()) {
            return JsonBuilder.text("*");
        }
        var byType = new LinkedHashMap<String, List<String>>();
        for (Principal principal : principals) {
            byType.computeIfAbsent(principal.type(), type -> new ArrayList<>())
                    .add(principal.value());
        }
        var json = new JsonBuilder();
        byType.forEach((type, values) -> json.put(type, texts(values)));
        return json.build();
    }

    private static JsonObject conditions(List<Condition> conditions) {
        var byOperator = new LinkedHashMap<String, JsonBuilder>();
        for (Condition condition : conditions) {
            byOperator
                    .computeIfAbsent(condition.operator().name(), name -> new JsonBuilder())
                    .put(condition.key(), texts(condition.values()));
        }
        var json = new JsonBuilder();
        byOperator.forEach((operator, keys) -> json.put(operator, keys.build()));
        return json.build();
    }

    /// One text stands for itself.
    private static JsonValue texts(List<String> texts) {
        return texts.size() == 1
                ? JsonBuilder.text(texts.getFirst())
                : JsonBuilder.array(texts.stream().map(JsonBuilder::text).toList());
    }
}
