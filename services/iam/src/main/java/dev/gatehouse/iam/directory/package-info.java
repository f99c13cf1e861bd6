/// What IAM tells other services: identities with their policies, access keys, roles.
@NullMarked
package dev.gatehouse.iam.directory;

import org.jspecify.annotations.NullMarked;
