/// Credentials of users other than access keys.
@NullMarked
package dev.gatehouse.iam.credential;

import org.jspecify.annotations.NullMarked;
