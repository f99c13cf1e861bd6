/// Customer managed policies, their versions and attachments.
@NullMarked
package dev.gatehouse.iam.managedpolicy;

import org.jspecify.annotations.NullMarked;
