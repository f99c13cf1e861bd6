package dev.gatehouse.conformance.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of a list operation, whatever it lists.
record Page<T>(List<T> items, boolean truncated, @Nullable String marker) {}
