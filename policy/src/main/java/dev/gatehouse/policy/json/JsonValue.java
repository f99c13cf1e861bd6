package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;
import java.util.List;
import java.util.Optional;

/// A JSON value and where it begins.
public sealed interface JsonValue {
    Place place();

    /// An object; members in the order of the text, no name twice.
    record JsonObject(List<Member> members, Place place) implements JsonValue {
        /// The value of the member of this name.
        public Optional<JsonValue> find(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst();
        }
    }

    /// A named value of an object and where its name begins.
    record Member(String name, JsonValue value, Place place) {}

    record JsonArray(List<JsonValue> items, Place place) implements JsonValue {}

    record JsonString(String text, Place place) implements JsonValue {}

    /// A number as it was written.
    record JsonNumber(String text, Place place) implements JsonValue {}

    record JsonBoolean(boolean value, Place place) implements JsonValue {}

    record JsonNull(Place place) implements JsonValue {}
}
