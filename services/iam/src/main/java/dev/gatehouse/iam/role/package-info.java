/// Roles: the record, trust policies and the operations on them.
@NullMarked
package dev.gatehouse.iam.role;

import org.jspecify.annotations.NullMarked;
