/// Policies as YAML: read into the values of `dev.gatehouse.policy.json`, and printed from them.
@NullMarked
package dev.gatehouse.policy.yaml;

import org.jspecify.annotations.NullMarked;
