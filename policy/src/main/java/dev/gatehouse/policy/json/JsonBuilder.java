package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;

/// Makes a JSON object that was not read from a text; everything in it stands at 1:1. Names must
/// not repeat.
public final class JsonBuilder {
    private static final Place NO_TEXT = new Place(1, 1);

    private final List<Member> members = new ArrayList<>();

    /// An object without members.
    public JsonBuilder() {}

    public JsonBuilder put(String name, JsonValue value) {
        members.add(new Member(name, value, NO_TEXT));
        return this;
    }

    public JsonBuilder put(String name, String text) {
        return put(name, text(text));
    }

    public JsonBuilder put(String name, int number) {
        return put(name, new JsonNumber(Integer.toString(number), NO_TEXT));
    }

    public JsonBuilder put(String name, List<? extends JsonValue> items) {
        return put(name, array(items));
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public JsonObject build() {
        return new JsonObject(List.copyOf(members), NO_TEXT);
    }

    public static JsonString text(String text) {
        return new JsonString(text, NO_TEXT);
    }

    public static JsonArray array(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items), NO_TEXT);
    }
}
