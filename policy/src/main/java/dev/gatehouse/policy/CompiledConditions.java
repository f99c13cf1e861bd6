package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ConditionOperator;
import dev.gatehouse.policy.condition.ConditionTest;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Conditions made ready to be tested. Policies say the same conditions again and again: one that
/// is shared costs no memory and is mostly near the processor.
final class CompiledConditions {
    private static final int MAX_KNOWN = 8_192;
    private static final int MAX_LENGTH = 512;

    private static final ConcurrentHashMap<Text, ConditionTest> KNOWN = new ConcurrentHashMap<>();

    private CompiledConditions() {}

    /// A condition wherever it stands.
    private record Text(
            ConditionOperator operator, String key, List<String> values, boolean variables) {
        boolean isLong() {
            int length = key.length();
            for (String value : values) {
                length += value.length();
            }
            return length > MAX_LENGTH;
        }
    }

    /// @param variables whether the policy's version has variables
    static ConditionTest of(Condition condition, boolean variables) {
        var text = new Text(condition.operator(), condition.key(), condition.values(), variables);
        ConditionTest known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        ConditionTest made = text.operator().compile(text.key(), text.values(), text.variables());
        if (!text.isLong()) {
            if (KNOWN.mappingCount() >= MAX_KNOWN) {
                KNOWN.clear();
            }
            KNOWN.put(text, made);
        }
        return made;
    }
}
