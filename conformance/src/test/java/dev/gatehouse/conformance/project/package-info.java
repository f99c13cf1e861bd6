/// What holds for the project as a whole: its architecture.
@NullMarked
package dev.gatehouse.conformance.project;

import org.jspecify.annotations.NullMarked;
