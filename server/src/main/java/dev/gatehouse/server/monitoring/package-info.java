/// What operators see of a running server: health, metrics, and a line for each request.
@NullMarked
package dev.gatehouse.server.monitoring;

import org.jspecify.annotations.NullMarked;
