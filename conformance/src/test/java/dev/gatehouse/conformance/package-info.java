/// What all black-box tests use: a sandbox with clients, errors as clients see them, policies.
@NullMarked
package dev.gatehouse.conformance;

import org.jspecify.annotations.NullMarked;
