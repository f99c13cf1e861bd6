package dev.gatehouse.policy.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of a key whose type is a list, or of one that the request lacks.
final class ContextValueList extends ContextValues {
    static final ContextValueList ABSENT = new ContextValueList(List.of(), false);

    private final List<String> texts;
    private final ContextValue[] values;
    private final boolean present;
    private final boolean empty;

    /// @param present whether the request has the key
    ContextValueList(List<String> texts, boolean present) {
        this.texts = List.copyOf(texts);
        this.present = present;
        this.values = new ContextValue[texts.size()];
        boolean allEmpty = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = ContextValue.of(this.texts.get(i));
            allEmpty &= values[i].isNull();
        }
        this.empty = allEmpty;
    }

    @Override
    public boolean isAbsent() {
        return !present;
    }

    @Override
    public List<String> values() {
        return texts;
    }

    @Override
    public boolean multivalued() {
        return true;
    }

    @Override
    public @Nullable String singleText() {
        return null;
    }

    @Override
    boolean isNull() {
        return empty;
    }

    @Override
    @Nullable ContextValue one() {
        return null;
    }

    @Override
    int count() {
        return values.length;
    }

    @Override
    ContextValue at(int index) {
        return values[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContextValueList that
                && present == that.present
                && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
