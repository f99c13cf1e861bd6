package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ConditionOperator;
import java.util.List;

/// One operator on one key of a `Condition` element. All conditions of a statement must hold.
public record Condition(ConditionOperator operator, String key, List<String> values, Place place) {
    public Condition {
        values = List.copyOf(values);
    }

    /// What it asks for as a sentence, such as "`aws:SourceIp` is in `10.0.0.0/8`".
    public String words() {
        return ConditionWords.of(this);
    }

    /// What is the case where it does not hold, such as "`aws:SourceIp` is not in `10.0.0.0/8`, or
    /// is absent".
    public String contraryWords() {
        return ConditionWords.contrary(this);
    }
}
