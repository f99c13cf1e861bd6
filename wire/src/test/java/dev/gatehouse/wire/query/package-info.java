@NullMarked
package dev.gatehouse.wire.query;

import org.jspecify.annotations.NullMarked;
