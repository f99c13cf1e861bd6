/// People who sign in.
@NullMarked
package dev.gatehouse.conformance.signin;

import org.jspecify.annotations.NullMarked;
