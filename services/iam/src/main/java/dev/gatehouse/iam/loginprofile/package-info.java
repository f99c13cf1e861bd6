/// Login profiles: the passwords of users.
@NullMarked
package dev.gatehouse.iam.loginprofile;

import org.jspecify.annotations.NullMarked;
