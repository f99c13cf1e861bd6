/// What the credentials of users have in common.
@NullMarked
package dev.gatehouse.iam.credential;

import org.jspecify.annotations.NullMarked;
