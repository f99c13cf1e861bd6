/// `gatehouse decide`: answers cases, one JSON object a line.
@NullMarked
package dev.gatehouse.cli.decide;

import org.jspecify.annotations.NullMarked;
