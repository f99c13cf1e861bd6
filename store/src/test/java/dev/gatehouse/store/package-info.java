/// What every store must hold, and how turns behave over any of them.
@NullMarked
package dev.gatehouse.store;

import org.jspecify.annotations.NullMarked;
