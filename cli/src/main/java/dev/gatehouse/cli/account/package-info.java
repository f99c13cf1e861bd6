/// What an account is set to.
@NullMarked
package dev.gatehouse.cli.account;

import org.jspecify.annotations.NullMarked;
