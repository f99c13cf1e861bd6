/// Managed policies as they are attached to users, groups and roles.
@NullMarked
package dev.gatehouse.iam.attachment;

import org.jspecify.annotations.NullMarked;
