/// Tests of what operators see.
@NullMarked
package dev.gatehouse.server.monitoring;

import org.jspecify.annotations.NullMarked;
