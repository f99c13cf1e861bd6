/// Compares the engine with the specification.
@NullMarked
package dev.gatehouse.policyspec;

import org.jspecify.annotations.NullMarked;
