/// Hardware MFA tokens: the files that their manufacturers send, and the commands that bring them
/// along.
@NullMarked
package dev.gatehouse.cli.mfa;

import org.jspecify.annotations.NullMarked;
