package dev.gatehouse.policy.json;

import dev.gatehouse.policy.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes policy documents from a seed, with characters and shapes that are easily printed wrong.
final class RandomPolicies {
    private static final List<String> PIECES =
            List.of(
                    "s3",
                    ":",
                    "*",
                    "?",
                    "${aws:username}",
                    "/",
                    "\"",
                    "\\",
                    "\n",
                    "\t",
                    "é",
                    "\u0001",
                    "\ud83d\ude00",
                    "a",
                    "Get",
                    " ",
                    "#",
                    "- ",
                    "'",
                    "yes",
                    "012",
                    "2012-10-17",
                    "",
                    "{",
                    "&x",
                    "!t",
                    "%");
    private static final List<String> OPERATORS =
            List.of("StringEquals", "ForAnyValue:StringLike", "BoolIfExists", "Null", "ArnLike");

    private final Random random;

    private RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    /// The seeds of a normal run.
    static Stream<Long> seeds() {
        return IntStream.range(0, 1000).mapToObj(Long::valueOf);
    }

    /// A resource-based policy document.
    static JsonObject document(long seed) {
        return new RandomPolicies(seed).document();
    }

    private JsonObject document() {
        var document = new JsonBuilder();
        if (random.nextBoolean()) {
            document.put("Version", random.nextBoolean() ? "2012-10-17" : "2008-10-17");
        }
        if (random.nextBoolean()) {
            document.put("Id", text());
        }
        List<JsonObject> statements =
                IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(this::statement).toList();
        return (statements.size() == 1 && random.nextBoolean()
                        ? document.put("Statement", statements.getFirst())
                        : document.put("Statement", statements))
                .build();
    }

    private JsonObject statement(int index) {
        var statement = new JsonBuilder();
        boolean deny = random.nextBoolean();
        if (random.nextBoolean()) {
            statement.put("Sid", index + text());
        }
        statement.put("Effect", deny ? "Deny" : "Allow");
        statement.put(not("Action"), texts());
        statement.put(not("Resource"), texts());
        if (random.nextInt(4) == 0) {
            statement.put("Principal", "*");
        } else {
            statement.put(
                    deny ? not("Principal") : "Principal",
                    new JsonBuilder().put("AWS", texts()).put("Service", texts()).build());
        }
        if (random.nextBoolean()) {
            var conditions = new JsonBuilder();
            for (String operator : OPERATORS.subList(0, random.nextInt(OPERATORS.size()))) {
                var keys = new JsonBuilder();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    keys.put(i + text(), texts());
                }
                conditions.put(operator, keys.build());
            }
            statement.put("Condition", conditions.build());
        }
        return statement.build();
    }

    private String not(String element) {
        return random.nextInt(3) == 0 ? "Not" + element : element;
    }

    private JsonValue texts() {
        var texts = new ArrayList<JsonValue>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            texts.add(JsonBuilder.text(text()));
        }
        return texts.size() == 1 && random.nextBoolean()
                ? texts.getFirst()
                : JsonBuilder.array(texts);
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
