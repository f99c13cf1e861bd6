/// How passwords are hashed.
@NullMarked
package dev.gatehouse.server.password;

import org.jspecify.annotations.NullMarked;
