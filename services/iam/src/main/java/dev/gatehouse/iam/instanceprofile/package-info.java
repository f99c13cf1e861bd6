/// Instance profiles.
@NullMarked
package dev.gatehouse.iam.instanceprofile;

import org.jspecify.annotations.NullMarked;
