package dev.gatehouse.policy.condition;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of one condition key in a request: one, a list, or none. What a value says as a
/// number, moment, address or ARN is read once.
public abstract sealed class ContextValues permits ContextValue, ContextValueList {
    ContextValues() {}

    /// What stands for a key that the request lacks.
    public static ContextValues absent() {
        return ContextValueList.ABSENT;
    }

    /// The value of a key whose type is no list.
    public static ContextValues single(String value) {
        return ContextValue.of(value);
    }

    /// The values of a key whose type is a list; such a key matches only with a set operator, even
    /// when it has one value.
    public static ContextValues multiple(List<String> values) {
        return new ContextValueList(values, true);
    }

    /// Bytes, which policies write in base 64.
    public static ContextValues bytes(byte[] value) {
        return single(Base64.getEncoder().encodeToString(value));
    }

    /// Whether the request lacks the key.
    public abstract boolean isAbsent();

    public abstract List<String> values();

    public abstract boolean multivalued();

    /// The text of a single value, null if the key is a list or absent.
    public abstract @Nullable String singleText();

    /// Whether the set operators and `Null` see nothing here: no value, or empty texts.
    abstract boolean isNull();

    /// The value of a key that is no list, as operators read it; null if it is a list or absent.
    abstract @Nullable ContextValue one();

    abstract int count();

    /// One of the values as operators read it.
    abstract ContextValue at(int index);
}
