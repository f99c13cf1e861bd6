@NullMarked
package dev.gatehouse.wire.sigv4;

import org.jspecify.annotations.NullMarked;
