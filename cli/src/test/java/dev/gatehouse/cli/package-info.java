/// The program as a process of its own.
@NullMarked
package dev.gatehouse.cli;

import org.jspecify.annotations.NullMarked;
