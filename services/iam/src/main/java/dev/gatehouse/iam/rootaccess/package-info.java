/// Central management of root access in an organization.
@NullMarked
package dev.gatehouse.iam.rootaccess;

import org.jspecify.annotations.NullMarked;
