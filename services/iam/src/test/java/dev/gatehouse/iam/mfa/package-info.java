@NullMarked
package dev.gatehouse.iam.mfa;

import org.jspecify.annotations.NullMarked;
