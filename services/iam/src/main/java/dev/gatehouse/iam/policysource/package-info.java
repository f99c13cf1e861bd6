/// Users, groups and roles as sources of permissions, named by their ARNs.
@NullMarked
package dev.gatehouse.iam.policysource;

import org.jspecify.annotations.NullMarked;
