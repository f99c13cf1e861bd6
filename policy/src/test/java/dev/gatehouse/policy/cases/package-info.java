/// Golden cases of the evaluation.
@NullMarked
package dev.gatehouse.policy.cases;

import org.jspecify.annotations.NullMarked;
