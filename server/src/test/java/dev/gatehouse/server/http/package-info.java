/// Tests of the HTTP server itself.
@NullMarked
package dev.gatehouse.server.http;

import org.jspecify.annotations.NullMarked;
