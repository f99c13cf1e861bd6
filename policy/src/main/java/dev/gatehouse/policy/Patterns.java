package dev.gatehouse.policy;

import java.util.List;

/// The values of `Action` or `NotAction`, `Resource` or `NotResource`, `Principal` or
/// `NotPrincipal`.
///
/// @param negated whether it is the form that begins with `Not`
public record Patterns<T>(boolean negated, List<T> values) {
    public Patterns {
        values = List.copyOf(values);
    }
}
