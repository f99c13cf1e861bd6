/// Texts of policies with wildcards and variables, and how they match. Internal.
@NullMarked
package dev.gatehouse.policy.pattern;

import org.jspecify.annotations.NullMarked;
