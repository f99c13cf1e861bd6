@NullMarked
package dev.gatehouse.policy.analysis;

import org.jspecify.annotations.NullMarked;
