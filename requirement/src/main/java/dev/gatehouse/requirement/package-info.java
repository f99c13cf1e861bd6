/// Ties tests to the rows of the requirements they prove, and writes the coverage page from them.
@NullMarked
package dev.gatehouse.requirement;

import org.jspecify.annotations.NullMarked;
