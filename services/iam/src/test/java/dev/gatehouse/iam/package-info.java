@NullMarked
package dev.gatehouse.iam;

import org.jspecify.annotations.NullMarked;
