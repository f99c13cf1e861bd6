@NullMarked
package dev.gatehouse.cli.mfa;

import org.jspecify.annotations.NullMarked;
