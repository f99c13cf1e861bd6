/// SSH public keys of users, for CodeCommit.
@NullMarked
package dev.gatehouse.iam.sshkey;

import org.jspecify.annotations.NullMarked;
