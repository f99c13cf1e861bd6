/// Gathers the policies that apply to a call, builds the request context, and asks the policy
/// engine.
@NullMarked
package dev.gatehouse.authorization;

import org.jspecify.annotations.NullMarked;
