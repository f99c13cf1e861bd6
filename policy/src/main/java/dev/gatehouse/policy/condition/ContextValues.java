package dev.gatehouse.policy.condition;

import java.util.List;

/// The values of one condition key in a request.
///
/// @param multivalued whether the key's type is a list; such a key matches only with a set
///   operator, even when it has one value
public record ContextValues(List<String> values, boolean multivalued) {
    public ContextValues {
        values = List.copyOf(values);
    }

    public static ContextValues single(String value) {
        return new ContextValues(List.of(value), false);
    }

    public static ContextValues multiple(List<String> values) {
        return new ContextValues(values, true);
    }

    /// Whether the set operators and `Null` see nothing here: no value, or an empty text.
    boolean isNull() {
        return values.isEmpty() || values.stream().allMatch(String::isEmpty);
    }
}
