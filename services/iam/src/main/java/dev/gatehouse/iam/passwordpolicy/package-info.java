/// The account's password policy.
@NullMarked
package dev.gatehouse.iam.passwordpolicy;

import org.jspecify.annotations.NullMarked;
