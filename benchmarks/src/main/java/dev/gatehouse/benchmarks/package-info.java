/// Measurements of Gatehouse beside its peers. Run `benchmarks/run-policy`.
@NullMarked
package dev.gatehouse.benchmarks;

import org.jspecify.annotations.NullMarked;
