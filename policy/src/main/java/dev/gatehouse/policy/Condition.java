package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ConditionOperator;
import java.util.List;

/// One operator on one key of a `Condition` element. All conditions of a statement must hold.
public record Condition(ConditionOperator operator, String key, List<String> values, Place place) {
    public Condition {
        values = List.copyOf(values);
    }
}
