/// Gatehouse's own operations under `/_gatehouse/`.
@NullMarked
package dev.gatehouse.conformance.own;

import org.jspecify.annotations.NullMarked;
