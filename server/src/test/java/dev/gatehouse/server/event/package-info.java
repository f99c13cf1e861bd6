/// Tests of what is remembered of calls.
@NullMarked
package dev.gatehouse.server.event;

import org.jspecify.annotations.NullMarked;
