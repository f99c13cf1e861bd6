package dev.gatehouse.cli.decide;

import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonSyntaxException;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonNull;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One line of input: a JSON object whose members have the kinds that are asked for.
record Case(JsonObject json) {
    /// @throws CaseException if the line is no JSON object
    static Case parse(String line) {
        try {
            if (JsonReader.read(line) instanceof JsonObject object) {
                return new Case(object);
            }
        } catch (JsonSyntaxException notJson) {
            throw new CaseException(
                    "column " + notJson.place().column() + ": " + notJson.message());
        }
        throw new CaseException("a case is a JSON object");
    }

    /// The id as it was given, a text or a number.
    Optional<JsonValue> id() {
        return json.find("id").filter(id -> id instanceof JsonString || id instanceof JsonNumber);
    }

    boolean isDecision() {
        return json.find("kind")
                .filter(kind -> kind instanceof JsonString text && text.text().equals("decision"))
                .isPresent();
    }

    Optional<String> text(String name) {
        return find(name)
                .map(value -> {
                    if (value instanceof JsonString text) {
                        return text.text();
                    }
                    throw new CaseException("`" + name + "` must be a text");
                });
    }

    /// @throws CaseException if it is absent
    String require(String name) {
        return text(name).orElseThrow(() -> new CaseException("`" + name + "` is missing"));
    }

    boolean isTrue(String name) {
        return find(name)
                .map(value -> {
                    if (value instanceof JsonBoolean bool) {
                        return bool.value();
                    }
                    throw new CaseException("`" + name + "` must be true or false");
                })
                .orElse(false);
    }

    /// The object of this name, empty if it is absent.
    JsonObject object(String name) {
        return find(name)
                .map(value -> {
                    if (value instanceof JsonObject object) {
                        return object;
                    }
                    throw new CaseException("`" + name + "` must be an object");
                })
                .orElseGet(() -> new JsonObject(List.of(), json.place()));
    }

    /// The time of the request: what the context gives as `aws:CurrentTime`, if it is one.
    Optional<Instant> time() {
        return object("context").members().stream()
                .filter(member -> member.name().equalsIgnoreCase("aws:CurrentTime"))
                .flatMap(member ->
                        member.value() instanceof JsonString text
                                ? Stream.of(text.text())
                                : Stream.empty())
                .findFirst()
                .flatMap(Case::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /// The documents of a list in `policies`, each as its text.
    static List<String> documents(JsonValue list) {
        if (list instanceof JsonArray array) {
            return array.items().stream().map(Case::document).toList();
        }
        throw new CaseException("`policies` must hold lists of documents");
    }

    private static String document(JsonValue value) {
        return value instanceof JsonString text ? text.text() : JsonPrinter.oneLine(value);
    }

    private Optional<JsonValue> find(String name) {
        return json.find(name).filter(value -> !(value instanceof JsonNull));
    }
}
