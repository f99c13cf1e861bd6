/// The HTTP server around the pipeline.
@NullMarked
package dev.gatehouse.server.http;

import org.jspecify.annotations.NullMarked;
