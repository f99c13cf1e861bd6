package dev.gatehouse.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks a request against the constraints of its API model and says in AWS's words what is
/// broken.
final class Constraints {
    /// So many broken constraints are listed; more help nobody.
    private static final int MAX_LISTED = 20;

    /// Longer values are not repeated in an error.
    private static final int MAX_SHOWN = 1024;

    private final List<String> broken = new ArrayList<>();

    private Constraints() {}

    static void check(RawStructure<?> request) {
        var constraints = new Constraints();
        constraints.structure("", request);
        List<String> broken = constraints.broken;
        if (!broken.isEmpty()) {
            String noun = broken.size() == 1 ? "error" : "errors";
            throw CommonErrorCode.VALIDATION_ERROR.because(
                    "%s",
                    broken.size()
                            + " validation "
                            + noun
                            + " detected: "
                            + String.join("; ", broken));
        }
    }

    private void structure(String path, RawStructure<?> structure) {
        List<? extends Shape.Member<?>> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Shape.Member<?> member = members.get(i);
            String at =
                    path.isEmpty()
                            ? lowerFirst(member.name())
                            : path + "." + lowerFirst(member.name());
            value(at, member.shape().get(), structure.get(i), member.required());
        }
    }

    private void value(String at, Shape shape, @Nullable Object value, boolean required) {
        if (value == null) {
            if (required) {
                report("null", at, "Member must not be null");
            }
            return;
        }
        switch (shape) {
            case Shape.Text text -> text(at, text, (String) value);
            case Shape.Whole number ->
                    bounds(at, quoted(value), (Long) value, number.range(), "value");
            case Shape.Bytes bytes ->
                    bounds(at, "'***'", ((Blob) value).length(), bytes.length(), "length");
            case Shape.Listing listing -> list(at, listing, (List<?>) value);
            case Shape.Mapping mapping -> map(at, mapping, (Map<?, ?>) value);
            case Shape.Structure<?> _ -> structure(at, (RawStructure<?>) value);
            case Shape.Bool _, Shape.Timestamp _ -> {}
        }
    }

    private void text(String at, Shape.Text shape, String value) {
        String shown = shape.sensitive() ? "'***'" : quoted(value);
        int length = value.codePointCount(0, value.length());
        bounds(at, shown, length, shape.length(), "length");
        boolean tooLong =
                shape.length().max().isPresent() && length > shape.length().max().getAsLong();
        if (shape.pattern().isPresent()
                && !tooLong
                && !shape.pattern().get().matcher(value).matches()) {
            report(
                    shown,
                    at,
                    "Member must satisfy regular expression pattern: " + shape.pattern().get());
        }
        if (!shape.allowed().isEmpty() && !shape.allowed().contains(value)) {
            report(
                    shown,
                    at,
                    "Member must satisfy enum value set: ["
                            + String.join(", ", shape.allowed())
                            + "]");
        }
    }

    private void list(String at, Shape.Listing shape, List<?> values) {
        bounds(at, quoted(values.size() + " members"), values.size(), shape.size(), "length");
        for (int i = 0; i < values.size(); i++) {
            value(at + "." + (i + 1) + ".member", shape.member().get(), values.get(i), true);
        }
    }

    private void map(String at, Shape.Mapping shape, Map<?, ?> values) {
        bounds(at, quoted(values.size() + " entries"), values.size(), shape.size(), "length");
        values.forEach((key, value) -> {
            value(at + "." + key + ".key", shape.key(), key, true);
            value(at + "." + key + ".value", shape.value().get(), value, true);
        });
    }

    private void bounds(String at, String shown, long actual, Shape.Bounds bounds, String noun) {
        if (bounds.min().isPresent() && actual < bounds.min().getAsLong()) {
            report(
                    shown,
                    at,
                    "Member must have "
                            + noun
                            + " greater than or equal to "
                            + bounds.min().getAsLong());
        }
        if (bounds.max().isPresent() && actual > bounds.max().getAsLong()) {
            report(
                    shown,
                    at,
                    "Member must have "
                            + noun
                            + " less than or equal to "
                            + bounds.max().getAsLong());
        }
    }

    private void report(String shown, String at, String constraint) {
        if (broken.size() < MAX_LISTED) {
            broken.add(
                    "Value "
                            + shown
                            + " at '"
                            + at
                            + "' failed to satisfy constraint: "
                            + constraint);
        }
    }

    private static String quoted(Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + "'";
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
