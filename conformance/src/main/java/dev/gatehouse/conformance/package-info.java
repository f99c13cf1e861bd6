/// Black-box tests: real clients against a running server.
@NullMarked
package dev.gatehouse.conformance;

import org.jspecify.annotations.NullMarked;
