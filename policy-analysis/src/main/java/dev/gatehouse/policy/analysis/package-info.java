/// Questions about policies beyond one request: who can do something, what somebody can do, and
/// under which conditions. What is known of a request is decided by the engine; what is not stays
/// in the answer as a condition. Needs nothing but `policy`.
@NullMarked
package dev.gatehouse.policy.analysis;

import org.jspecify.annotations.NullMarked;
