package dev.gatehouse.policy.yaml;

import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonNull;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Prints values as YAML that every reader takes for the same: a text that YAML 1.1 or 1.2 could
/// take for anything else stands in quotes.
public final class YamlPrinter {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/]([A-Za-z0-9_./:*?-]*[A-Za-z0-9_/*?-])?");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private final StringBuilder out = new StringBuilder();

    private YamlPrinter() {}

    /// The value as a YAML document, with a line break at its end.
    public static String print(JsonValue value) {
        var printer = new YamlPrinter();
        if (isBlock(value)) {
            printer.block(value, 0, false);
        } else {
            printer.inline(value);
            printer.out.append('\n');
        }
        return printer.out.toString();
    }

    private static boolean isBlock(JsonValue value) {
        return switch (value) {
            case JsonObject object -> !object.members().isEmpty();
            case JsonArray array -> !array.items().isEmpty();
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> false;
        };
    }

    /// @param started whether the first line has its indentation already
    private void block(JsonValue value, int indent, boolean started) {
        boolean first = started;
        if (value instanceof JsonObject object) {
            for (Member member : object.members()) {
                indent(indent, first);
                first = false;
                text(member.name());
                out.append(':');
                nested(member.value(), indent + 2);
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                indent(indent, first);
                first = false;
                out.append('-');
                if (isBlock(item)) {
                    out.append(' ');
                    block(item, indent + 2, true);
                } else {
                    nested(item, indent + 2);
                }
            }
        }
    }

    private void nested(JsonValue value, int indent) {
        if (isBlock(value)) {
            out.append('\n');
            block(value, indent, false);
        } else {
            out.append(' ');
            inline(value);
            out.append('\n');
        }
    }

    private void indent(int indent, boolean started) {
        if (!started) {
            out.append(" ".repeat(indent));
        }
    }

    private void inline(JsonValue value) {
        switch (value) {
            case JsonString string -> text(string.text());
            case JsonNumber number -> out.append(number.text());
            case JsonBoolean bool -> out.append(bool.value());
            // Nothing at all is how YAML writes null.
            case JsonNull _ -> {}
            case JsonObject _ -> out.append("{}");
            case JsonArray _ -> out.append("[]");
        }
    }

    private void text(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            out.append(text);
        } else if (PRINTABLE.matcher(text).matches()) {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        } else {
            escaped(text);
        }
    }

    private void escaped(String text) {
        out.append('"');
        text.codePoints()
                .forEach(point -> {
                    if (point == '"' || point == '\\') {
                        out.append('\\').appendCodePoint(point);
                    } else if (point >= ' ' && point <= '~') {
                        out.appendCodePoint(point);
                    } else if (point <= Character.MAX_VALUE) {
                        out.append(String.format("\\u%04x", point));
                    } else {
                        out.append(String.format("\\U%08x", point));
                    }
                });
        out.append('"');
    }
}
