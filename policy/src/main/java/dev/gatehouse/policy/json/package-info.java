/// Policy documents as text: reads JSON with the place of every value, and parses policies from it.
@NullMarked
package dev.gatehouse.policy.json;

import org.jspecify.annotations.NullMarked;
