package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;
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
import java.util.Set;
import java.util.function.Supplier;

/// Reads JSON strictly, as RFC 8259 has it, and refuses what policies must not leave open: a name
/// twice in one object, values nested deeper than [#MAX_DEPTH], and anything after the value.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
public final class JsonReader {
    /// How deep objects and arrays may be nested; a policy needs six.
    public static final int MAX_DEPTH = 64;

    private final String text;
    private int position;
    private int line = 1;
    private int lineStart;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /// The one value that the text holds.
    ///
    /// @throws JsonSyntaxException if it holds anything else
    public static JsonValue read(String text) {
        var reader = new JsonReader(text);
        JsonValue value = reader.value();
        reader.skipBlanks();
        if (reader.position < text.length()) {
            throw reader.error("there is more after the end of the document");
        }
        return value;
    }

    private JsonValue value() {
        skipBlanks();
        Place place = place();
        char next = peek();
        return switch (next) {
            case '{' -> nested(() -> object(place));
            case '[' -> nested(() -> array(place));
            case '"' -> new JsonString(string(), place);
            case 't' -> word("true", new JsonBoolean(true, place));
            case 'f' -> word("false", new JsonBoolean(false, place));
            case 'n' -> word("null", new JsonNull(place));
            default -> number(place);
        };
    }

    private JsonValue nested(Supplier<JsonValue> read) {
        if (++depth > MAX_DEPTH) {
            throw error("values are nested deeper than " + MAX_DEPTH);
        }
        JsonValue value = read.get();
        depth--;
        return value;
    }

    private JsonObject object(Place place) {
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        position++;
        skipBlanks();
        if (peek() == '}') {
            position++;
            return new JsonObject(List.of(), place);
        }
        while (true) {
            skipBlanks();
            Place at = place();
            if (peek() != '"') {
                throw error("a name in double quotes is expected");
            }
            String name = string();
            if (!names.add(name)) {
                throw new JsonSyntaxException(
                        at, "the name `" + name + "` appears twice in one object");
            }
            skipBlanks();
            expect(':');
            members.add(new Member(name, value(), at));
            if (!more('}')) {
                return new JsonObject(List.copyOf(members), place);
            }
        }
    }

    private JsonArray array(Place place) {
        List<JsonValue> items = new ArrayList<>();
        position++;
        skipBlanks();
        if (peek() == ']') {
            position++;
            return new JsonArray(List.of(), place);
        }
        do {
            items.add(value());
        } while (more(']'));
        return new JsonArray(List.copyOf(items), place);
    }

    private boolean more(char end) {
        skipBlanks();
        char next = peek();
        if (next == end) {
            position++;
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        position++;
        var string = new StringBuilder();
        while (true) {
            char next = peek();
            position++;
            if (next == '"') {
                return string.toString();
            }
            if (next == '\\') {
                string.append(escaped());
            } else if (next < ' ') {
                position--;
                throw error("a control character inside a string must be escaped");
            } else {
                string.append(next);
            }
        }
    }

    private char escaped() {
        char next = peek();
        position++;
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> {
                position--;
                throw error("`\\" + next + "` is no escape of JSON");
            }
        };
    }

    private char hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw error("four hexadecimal digits are expected after `\\u`");
            }
            code = code * 16 + digit;
            position++;
        }
        return (char) code;
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, position)) {
            throw error("a value is expected");
        }
        position += word.length();
        return value;
    }

    private JsonNumber number(Place place) {
        int start = position;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return new JsonNumber(text.substring(start, position), place);
    }

    private void digits() {
        int start = position;
        while (position < text.length()
                && text.charAt(position) >= '0'
                && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start) {
            throw error("a value is expected");
        }
    }

    private boolean skip(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw error("`" + expected + "` is expected");
        }
        position++;
    }

    private char peek() {
        if (position >= text.length()) {
            throw error("the document ends too early");
        }
        return text.charAt(position);
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '\n') {
                line++;
                lineStart = position + 1;
            } else if (next != ' ' && next != '\t' && next != '\r') {
                return;
            }
            position++;
        }
    }

    private Place place() {
        return new Place(line, position - lineStart + 1);
    }

    private JsonSyntaxException error(String message) {
        return new JsonSyntaxException(place(), message);
    }
}
