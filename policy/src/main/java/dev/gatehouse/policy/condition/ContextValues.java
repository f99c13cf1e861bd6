package dev.gatehouse.policy.condition;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of one condition key in a request: one, a list, or none. What a value says as a
/// number, moment, address or ARN is read once.
public final class ContextValues {
    /// Stands for a key that the request lacks.
    public static final ContextValues ABSENT = new ContextValues(List.of(), true, false);

    private final List<String> texts;
    private final ContextValue[] values;
    private final boolean multivalued;
    private final boolean list;
    private final boolean empty;

    private ContextValues(List<String> texts, boolean multivalued, boolean list) {
        this.list = list;
        this.texts = List.copyOf(texts);
        this.multivalued = multivalued;
        this.values = this.texts.stream().map(ContextValue::new).toArray(ContextValue[]::new);
        this.empty = this.texts.stream().allMatch(String::isEmpty);
    }

    /// The value of a key whose type is no list.
    public static ContextValues single(String value) {
        return new ContextValues(List.of(value), false, false);
    }

    /// The values of a key whose type is a list; such a key matches only with a set operator, even
    /// when it has one value.
    public static ContextValues multiple(List<String> values) {
        return new ContextValues(values, true, true);
    }

    /// Bytes, which policies write in base 64.
    public static ContextValues bytes(byte[] value) {
        return single(Base64.getEncoder().encodeToString(value));
    }

    /// Whether the request lacks the key.
    public boolean isAbsent() {
        return values.length == 0 && !list;
    }

    public List<String> values() {
        return texts;
    }

    public boolean multivalued() {
        return multivalued;
    }

    /// The text of a single value, null if the key is a list or absent.
    public @Nullable String singleText() {
        return multivalued ? null : values[0].text();
    }

    /// Whether the set operators and `Null` see nothing here: no value, or empty texts.
    boolean isNull() {
        return empty;
    }

    /// The values as operators read them.
    ContextValue[] each() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContextValues that
                && list == that.list
                && multivalued == that.multivalued
                && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return multivalued ? texts.toString() : texts.get(0);
    }
}
