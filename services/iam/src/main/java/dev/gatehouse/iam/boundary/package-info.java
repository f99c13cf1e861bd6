/// Permissions boundaries: the managed policy that is the most a user or role can be allowed.
@NullMarked
package dev.gatehouse.iam.boundary;

import org.jspecify.annotations.NullMarked;
