/// Inline policies of users, groups and roles.
@NullMarked
package dev.gatehouse.iam.inlinepolicy;

import org.jspecify.annotations.NullMarked;
