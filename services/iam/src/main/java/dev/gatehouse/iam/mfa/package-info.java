/// MFA devices: what users and root prove a second factor with.
@NullMarked
package dev.gatehouse.iam.mfa;

import org.jspecify.annotations.NullMarked;
