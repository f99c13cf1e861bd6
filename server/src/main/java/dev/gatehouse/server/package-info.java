/// The assembled server: the request pipeline, HTTP and configuration.
@NullMarked
package dev.gatehouse.server;

import org.jspecify.annotations.NullMarked;
