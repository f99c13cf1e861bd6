package dev.gatehouse.policy.json;

import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonNull;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.Collections;
import java.util.List;

/// Prints JSON in ASCII: other characters are escaped, so that no encoding can spoil them.
public final class JsonPrinter {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;

    private JsonPrinter(boolean indented) {
        this.indented = indented;
    }

    /// The value on one line.
    public static String oneLine(JsonValue value) {
        return print(value, false);
    }

    /// The value with each member and item on a line of its own, indented by two blanks.
    public static String indented(JsonValue value) {
        return print(value, true);
    }

    private static String print(JsonValue value, boolean indented) {
        var printer = new JsonPrinter(indented);
        printer.value(value);
        return printer.out.toString();
    }

    private void value(JsonValue value) {
        switch (value) {
            case JsonString string -> string(string.text());
            case JsonNumber number -> out.append(number.text());
            case JsonBoolean bool -> out.append(bool.value());
            case JsonNull none -> out.append("null");
            case JsonObject object -> block('{', '}', object.members());
            case JsonArray array -> block('[', ']', array.items());
        }
    }

    private void block(char open, char close, List<?> content) {
        out.append(open);
        depth++;
        for (int i = 0; i < content.size(); i++) {
            out.append(i == 0 ? "" : indented ? "," : ", ");
            newLine();
            if (content.get(i) instanceof Member member) {
                string(member.name());
                out.append(": ");
                value(member.value());
            } else if (content.get(i) instanceof JsonValue item) {
                value(item);
            }
        }
        depth--;
        if (!content.isEmpty()) {
            newLine();
        }
        out.append(close);
    }

    private void newLine() {
        if (indented) {
            out.append('\n').append(String.join("", Collections.nCopies(depth, INDENT)));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> out.append('\\').append(next);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (next < ' ' || next > '~') {
                        out.append(String.format("\\u%04x", (int) next));
                    } else {
                        out.append(next);
                    }
                }
            }
        }
        out.append('"');
    }
}
