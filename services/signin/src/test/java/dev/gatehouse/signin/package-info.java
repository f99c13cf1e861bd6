@NullMarked
package dev.gatehouse.signin;

import org.jspecify.annotations.NullMarked;
