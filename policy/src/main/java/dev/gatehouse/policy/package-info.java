/// The IAM policy language: parse it, print it, decide with it. Needs nothing but the JDK.
@NullMarked
package dev.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
