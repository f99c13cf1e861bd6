package dev.gatehouse.iam.simulator;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.ContextEntry;
import dev.gatehouse.policy.condition.ContextValues;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The condition keys that a simulation is given.
///
/// @param keys by name in lower case
record SimulatedContext(Map<String, ContextValues> keys) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern IP_CHARACTERS =
            Pattern.compile("[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?");

    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if a key is given twice or a value is
    ///   not of the type that the entry says
    static SimulatedContext of(List<ContextEntry> entries) {
        var keys = new LinkedHashMap<String, ContextValues>();
        for (ContextEntry entry : entries) {
            String name =
                    entry.contextKeyName()
                            .orElseThrow(() ->
                                    INVALID_INPUT.because(
                                            "A context entry has no ContextKeyName."));
            if (keys.put(name.toLowerCase(Locale.ROOT), values(name, entry)) != null) {
                throw INVALID_INPUT.because("Context key %s is given more than once.", name);
            }
        }
        return new SimulatedContext(keys);
    }

    /// Whether a key was given.
    boolean has(String key) {
        return keys.containsKey(key.toLowerCase(Locale.ROOT));
    }

    private static ContextValues values(String name, ContextEntry entry) {
        String type =
                entry.contextKeyType()
                        .orElseThrow(() ->
                                INVALID_INPUT.because(
                                        "Context key %s has no ContextKeyType.", name));
        List<String> values = entry.contextKeyValues();
        boolean list = type.endsWith("List");
        if (!list && values.size() != 1) {
            throw INVALID_INPUT.because(
                    "Context key %s of type %s must have one value.", name, type);
        }
        String each = list ? type.substring(0, type.length() - "List".length()) : type;
        for (String value : values) {
            if (!isOf(each, value)) {
                throw INVALID_INPUT.because(
                        "A value of context key %s is not of type %s.", name, each);
            }
        }
        return list ? ContextValues.multiple(values) : ContextValues.single(values.getFirst());
    }

    private static boolean isOf(String type, String value) {
        return switch (type) {
            case "numeric" -> NUMBER.matcher(value).matches();
            case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case "ip" -> IP_CHARACTERS.matcher(value).matches();
            case "binary" -> isBase64(value);
            case "date" -> isDate(value);
            default -> true;
        };
    }

    private static boolean isBase64(String value) {
        try {
            return Base64.getDecoder().decode(value) != null;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        if (DATE.matcher(value).matches() || NUMBER.matcher(value).matches()) {
            return true;
        }
        try {
            return OffsetDateTime.parse(value) != null;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
