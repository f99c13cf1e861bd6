/// Condition operators: one class for each family of them.
@NullMarked
package dev.gatehouse.policy.condition;

import org.jspecify.annotations.NullMarked;
