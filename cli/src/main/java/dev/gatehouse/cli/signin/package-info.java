/// How people sign in from a terminal.
@NullMarked
package dev.gatehouse.cli.signin;

import org.jspecify.annotations.NullMarked;
