@NullMarked
package dev.gatehouse.authorization;

import org.jspecify.annotations.NullMarked;
