/// Credentials of users that are good for one service: user names with passwords, and API keys.
@NullMarked
package dev.gatehouse.iam.servicecredential;

import org.jspecify.annotations.NullMarked;
